import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import { CheckDraftService } from '../decisions/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { CampaignContentsRepository, type ContentMatch } from './campaign-contents.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignMoves } from './campaign-moves.js';
import type { Campaign } from './campaign.js';
import { matchOf } from './campaign.rules.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { asDecided, writeDraft, type CampaignDraft } from './draft.js';

/** More contents are another campaign: a person must be able to answer for the set. */
export const contentsAtMost = 100_000;

/** By which one of these contents are gathered. */
export type NamedMatch = Partial<Record<ContentMatch['by'], string>>;

/** Names a campaign, its decision and its contents, as long as nobody has looked at a sample of them. */
@Injectable()
export class PrepareCampaignService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly drafts: CheckDraftService,
    private readonly texts: SealedTexts,
    private readonly campaigns: CampaignsRepository,
    private readonly contents: CampaignContentsRepository,
    private readonly moves: CampaignMoves,
    private readonly log: CampaignLog,
  ) {}

  /** The id. Problem: `invalid-input`. */
  async create({ platformId, staffId }: StaffCaller, name: string, draft: CampaignDraft): Promise<string> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { saltedHash, ...drafted } = await this.seal(tx, profile, draft, now);
      const campaign: Campaign = {
        ...drafted,
        platformId,
        id: newId(),
        name,
        state: 'gathering',
        preparedBy: staffId,
        sampleRound: 0,
        seenThrough: null,
        contentsAtDecision: null,
        approvalAbove: null,
        decidedBy: null,
        startedAt: null,
        approvedBy: null,
        decidedAt: null,
        reversalId: null,
        reversedBy: null,
        reversalStartedAt: null,
        reversedAt: null,
        recordedAt: now,
      };
      await this.campaigns.insert(tx, campaign, saltedHash);
      await this.log.write(tx, campaign, 'created', { staffId, text: writeDraft(draft), now });
      return campaign.id;
    });
  }

  /** Another decision for the same contents; earlier drafts stay on record. Problems: `not-found`, `campaign-move-refused`, `invalid-input`. */
  async redraft({ platformId, staffId }: StaffCaller, id: string, draft: CampaignDraft): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const [campaign] = await this.moves.begin(tx, platformId, id, 'gather');
      const now = this.clock.now();
      const { saltedHash, ...drafted } = await this.seal(tx, profile, draft, now);
      await this.campaigns.change(tx, campaign, { ...drafted, draftHash: saltedHash });
      await this.texts.erase(tx, platformId, [campaign.draftId]); // its words stay in the log
      await this.log.write(tx, campaign, 'redrafted', { staffId, text: writeDraft(draft), now });
    });
  }

  /** Adds contents; the number of those that were not in it. Problems: `not-found`, `campaign-move-refused`, `invalid-input`. */
  list({ platformId, staffId }: StaffCaller, id: string, names: readonly string[]): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [campaign] = await this.moves.begin(tx, platformId, id, 'gather');
      const contentIds = await this.idsOf(tx, platformId, names);
      return this.add(tx, campaign, staffId, { contentIds, pointer: '#/contentIds', by: 'list' });
    });
  }

  /** Adds the contents that match as the platform describes them now; else as `list`. */
  match({ platformId, staffId }: StaffCaller, id: string, named: NamedMatch): Promise<number> {
    const match = matchOf(named);
    if (!match) throw invalidInput([{ pointer: '#', detail: 'must name one of mediaSha256, tag and recipientId' }]);
    return this.db.transaction(async (tx) => {
      const [campaign] = await this.moves.begin(tx, platformId, id, 'gather');
      const contentIds = await this.contents.matching(tx, platformId, match, contentsAtMost + 1);
      return this.add(tx, campaign, staffId, { contentIds, pointer: `#/${match.by}`, by: match.by });
    });
  }

  /** Takes contents out; the number of those that were in it. Problems as of `list`. */
  exclude({ platformId, staffId }: StaffCaller, id: string, names: readonly string[]): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [campaign] = await this.moves.begin(tx, platformId, id, 'gather');
      const now = this.clock.now();
      const excluded = await this.contents.exclude(tx, campaign, await this.idsOf(tx, platformId, names), now);
      if (excluded > 0) await this.log.write(tx, campaign, 'excluded', { staffId, details: { excluded }, now });
      return excluded;
    });
  }

  private async add(
    tx: Tx,
    campaign: Campaign,
    staffId: string,
    {
      contentIds,
      pointer,
      by,
    }: { readonly contentIds: readonly string[]; readonly pointer: string; readonly by: string },
  ): Promise<number> {
    const now = this.clock.now();
    const added = await this.contents.list(tx, campaign, contentIds, now);
    const contents = await this.contents.countOf(tx, campaign, 'listed');
    if (contents > contentsAtMost) {
      throw invalidInput([{ pointer, detail: `must leave at most ${contentsAtMost} contents in it` }]);
    }
    const details = { by: code(by), added, contents };
    if (added > 0) await this.log.write(tx, campaign, 'listed', { staffId, details, now });
    return added;
  }

  private async seal(tx: Tx, profile: PlatformProfile, draft: CampaignDraft, now: Date) {
    await this.drafts.check(tx, profile, asDecided(draft), now);
    const text = writeDraft(draft);
    const sealed = this.texts.prepare({ platformId: profile.id, kind: 'campaign-draft', text });
    await this.texts.insertMany(tx, [sealed], now);
    const { outcome, category = null, keyword = null } = draft;
    return { outcome, category, keyword, draftId: sealed.id, saltedHash: sealed.saltedHash };
  }

  private async idsOf(tx: Tx, platformId: string, names: readonly string[]): Promise<string[]> {
    const known = await this.contents.named(tx, platformId, names);
    const faults = names.flatMap((name, index) =>
      known.has(name)
        ? []
        : [{ pointer: `#/contentIds/${index}`, detail: 'must be a content that the platform described' }],
    );
    if (faults.length > 0) throw invalidInput(faults.slice(0, 100));
    return names.map((name) => known.get(name)!);
  }
}
