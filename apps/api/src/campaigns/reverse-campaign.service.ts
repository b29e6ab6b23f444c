import { Injectable } from '@nestjs/common';
import { CheckDraftService } from '../decisions/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms } from '../platforms/index.js';
import { CampaignContentsRepository } from './campaign-contents.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignMoves } from './campaign-moves.js';
import type { Campaign } from './campaign.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { asReversed, type ReversalWords } from './draft.js';

/** Takes a campaign back as a whole: each of its decisions is superseded, but those that are excepted or were superseded already. */
@Injectable()
export class ReverseCampaignService {
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
    private readonly jobs: Jobs,
  ) {}

  /** Problems: `not-found`, `campaign-move-refused`, `invalid-input`. */
  async reverse(
    { platformId, staffId }: StaffCaller,
    id: string,
    { reason, facts }: ReversalWords,
    except: readonly string[],
  ): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'reverse');
      const now = this.clock.now();
      await this.drafts.check(tx, profile, asReversed({ reason, facts }), now);
      const kept = await this.except(tx, campaign, except, now);
      const text = JSON.stringify({ reason, facts } satisfies ReversalWords);
      const sealed = this.texts.prepare({ platformId, kind: 'campaign-reversal', text });
      await this.texts.insertMany(tx, [sealed], now);
      await this.campaigns.change(tx, campaign, {
        state,
        reversalId: sealed.id,
        reversalHash: sealed.saltedHash,
        reversedBy: staffId,
        reversalStartedAt: now,
      });
      await this.log.write(tx, campaign, 'reversal-started', { staffId, text: reason, details: { kept }, now });
      await this.jobs.add(tx, 'reverse-campaign', { platformId, campaignId: id });
    });
  }

  private async except(tx: Tx, campaign: Campaign, names: readonly string[], now: Date): Promise<number> {
    if (names.length === 0) return 0;
    const known = await this.contents.named(tx, campaign.platformId, names);
    const decided = await this.contents.decidedAmong(tx, campaign, [...known.values()]);
    const faults = names.flatMap((name, index) =>
      decided.has(known.get(name) ?? '')
        ? []
        : [{ pointer: `#/except/${index}`, detail: 'must be a content that the campaign decided' }],
    );
    if (faults.length > 0) throw invalidInput(faults.slice(0, 100));
    return this.contents.keep(tx, campaign, [...decided], { cause: 'exception', now });
  }
}
