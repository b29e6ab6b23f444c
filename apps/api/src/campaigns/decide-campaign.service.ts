import { Injectable } from '@nestjs/common';
import { CheckDraftService } from '../decisions/index.js';
import { skillFor } from '../categories/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { forbidden, invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { Review } from '../review/index.js';
import { CampaignContentsRepository } from './campaign-contents.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignMoves } from './campaign-moves.js';
import { campaignNotApproved } from './campaign.problems.js';
import type { Campaign } from './campaign.js';
import { needsApproval } from './campaign.rules.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { asDecided, readDraft } from './draft.js';

/** Decides a campaign whose sample was checked: the one who decides stands for each decision; above the threshold a second agrees. */
@Injectable()
export class DecideCampaignService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly platforms: Platforms,
    private readonly drafts: CheckDraftService,
    private readonly review: Review,
    private readonly texts: SealedTexts,
    private readonly campaigns: CampaignsRepository,
    private readonly contents: CampaignContentsRepository,
    private readonly moves: CampaignMoves,
    private readonly log: CampaignLog,
    private readonly jobs: Jobs,
  ) {}

  /** Problems: `not-found`, `campaign-move-refused`, `invalid-input`, `forbidden` (the person lacks the skill of the category). */
  async decide({ platformId, staffId }: StaffCaller, id: string, seenThrough: string): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const [campaign, started] = await this.moves.begin(tx, platformId, id, 'start');
      const [, proposed] = await this.moves.begin(tx, platformId, id, 'propose');
      if (!(await this.review.wasSeen(tx, seenThrough))) {
        throw invalidInput([{ pointer: '#/seenThrough', detail: 'must be the value that came with the preview' }]);
      }
      await this.mustHaveTheSkill(tx, campaign, staffId);
      const now = this.clock.now();
      await this.check(tx, profile, campaign, now);
      const contents = await this.contents.countOf(tx, campaign, 'listed');
      const { approvalAbove } = this.config.campaigns;
      const details = { contents };
      const decided = { decidedBy: staffId, seenThrough, contentsAtDecision: contents, approvalAbove };
      if (needsApproval(contents, approvalAbove)) {
        await this.campaigns.change(tx, campaign, { ...decided, state: proposed });
        await this.log.write(tx, campaign, 'proposed', { staffId, details, now });
        return;
      }
      await this.campaigns.change(tx, campaign, { ...decided, state: started, startedAt: now });
      await this.log.write(tx, campaign, 'started', { staffId, details, now });
      await this.run(tx, campaign);
    });
  }

  /** By somebody else than who proposed it. Problems: `not-found`, `campaign-move-refused`, `campaign-approved-by-another`, `invalid-input`. */
  async approve({ platformId, staffId }: StaffCaller, id: string): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'approve');
      if (campaign.decidedBy === staffId) throw campaignNotApproved();
      const now = this.clock.now();
      await this.check(tx, profile, campaign, now);
      await this.campaigns.change(tx, campaign, { state, approvedBy: staffId, startedAt: now });
      await this.log.write(tx, campaign, 'approved', { staffId, now });
      await this.run(tx, campaign);
    });
  }

  /** Back to gathering; who refuses may be who proposed. Problems: `not-found`, `campaign-move-refused`. */
  refuse({ platformId, staffId }: StaffCaller, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'refuse');
      const undecided = { decidedBy: null, seenThrough: null, contentsAtDecision: null, approvalAbove: null };
      await this.campaigns.change(tx, campaign, { ...undecided, state });
      await this.log.write(tx, campaign, 'refused', { staffId, text: reason, now: this.clock.now() });
    });
  }

  /** For good; nothing was decided yet. Problems: `not-found`, `campaign-move-refused`. */
  discard({ platformId, staffId }: StaffCaller, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'discard');
      await this.campaigns.change(tx, campaign, { state });
      await this.log.write(tx, campaign, 'discarded', { staffId, text: reason, now: this.clock.now() });
    });
  }

  /** After the content that is being decided, or taken back, no other is begun. Problems: `not-found`, `campaign-move-refused`. */
  stop({ platformId, staffId }: StaffCaller, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'stop');
      await this.campaigns.change(tx, campaign, { state });
      await this.log.write(tx, campaign, 'stopped', { staffId, text: reason, now: this.clock.now() });
    });
  }

  /** Goes on where it stopped. Problems: `not-found`, `campaign-move-refused`. */
  resume({ platformId, staffId }: StaffCaller, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'resume');
      await this.campaigns.change(tx, campaign, { state });
      await this.log.write(tx, campaign, 'resumed', { staffId, text: reason, now: this.clock.now() });
      const job = state === 'deciding' ? 'decide-campaign' : 'reverse-campaign';
      await this.jobs.add(tx, job, { platformId, campaignId: id });
    });
  }

  private async mustHaveTheSkill(tx: Tx, { platformId, category, keyword }: Campaign, staffId: string): Promise<void> {
    const skill = skillFor(category ?? undefined, keyword ?? undefined);
    if (!(await this.review.skillsOf(tx, platformId, staffId)).includes(skill)) {
      throw forbidden('Contents of this category are decided by people with the skill for them.');
    }
  }

  /** What was right when it was drafted may have passed: a clause, an end. */
  private async check(tx: Tx, profile: PlatformProfile, { platformId, draftId }: Campaign, now: Date): Promise<void> {
    const draft = readDraft((await this.texts.read(tx, platformId, [draftId])).get(draftId)!);
    await this.drafts.check(tx, profile, asDecided(draft), now);
  }

  private run(tx: Tx, { platformId, id }: Campaign): Promise<void> {
    return this.jobs.add(tx, 'decide-campaign', { platformId, campaignId: id });
  }
}
