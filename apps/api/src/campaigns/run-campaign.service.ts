import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DecideCaseService } from '../decisions/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { problemOfError } from '../infrastructure/problem/problem-of-error.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { ContentNotTaken, Review } from '../review/index.js';
import { CampaignContentsRepository, type NextContent } from './campaign-contents.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignPreviewQuery } from './campaign-preview.query.js';
import type { Campaign } from './campaign.js';
import { CampaignsRepository } from './campaigns.repository.js';
import type { CampaignPage } from './campaigns.jobs.js';
import { ContentPassedOver } from './content-passed-over.js';
import { asDecided, readDraft } from './draft.js';

/** Contents that one job works through before the next is queued. */
const contentsPerJob = 100;

/**
 * Decides the contents of a campaign one by one, each in a transaction with its case, decision, statement and the mark in the list: a
 * worker that dies loses the content that it was at, and whoever takes the job up goes on there. Two at once take different ones.
 */
@Injectable()
export class RunCampaignService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly review: Review,
    private readonly decideCase: DecideCaseService,
    private readonly texts: SealedTexts,
    private readonly campaigns: CampaignsRepository,
    private readonly contents: CampaignContentsRepository,
    private readonly facts: CampaignPreviewQuery,
    private readonly log: CampaignLog,
    private readonly jobs: Jobs,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('decide-campaign', (page, { signal }) => this.decidePage(page, signal));
  }

  private async decidePage(page: CampaignPage, signal: AbortSignal): Promise<void> {
    const profile = await this.platforms.byId(page.platformId);
    for (let done = 0; done < contentsPerJob; done++) {
      signal.throwIfAborted();
      if (!(await this.decideNext(profile, page.campaignId))) return this.finish(page);
    }
    await this.db.transaction((tx) => this.jobs.add(tx, 'decide-campaign', page));
  }

  /** False when nothing waits, or the campaign does not run. */
  private async decideNext(profile: PlatformProfile, campaignId: string): Promise<boolean> {
    const met: { content?: NextContent } = {};
    try {
      return await this.db.transaction(async (tx) => {
        const campaign = await this.campaigns.share(tx, profile.id, campaignId);
        if (campaign?.state !== 'deciding') return false;
        met.content = await this.contents.next(tx, campaign, 'listed');
        if (!met.content) return false;
        await this.decide(tx, profile, campaign, met.content);
        return true;
      });
    } catch (error) {
      const cause = causeOf(error);
      if (!met.content || !cause) throw error;
      return this.leaveOut(profile.id, campaignId, met.content, cause);
    }
  }

  private async decide(tx: Tx, profile: PlatformProfile, campaign: Campaign, content: NextContent): Promise<void> {
    const { platformId, category, keyword, draftId } = campaign;
    const [staffId, seenThrough] = [campaign.decidedBy!, campaign.seenThrough!];
    const now = this.clock.now();
    const draft = asDecided(readDraft((await this.texts.read(tx, platformId, [draftId])).get(draftId)!));
    if (content.currentVersion !== content.version) throw new ContentPassedOver('changed');
    const types = (draft.restrictions ?? []).map(({ type }) => type);
    if (types.length > 0 && (await this.facts.isRestricted(tx, platformId, content, types))) {
      throw new ContentPassedOver('already-restricted');
    }
    const caseId = await this.review.takeCase(tx, {
      profile,
      content,
      staffId,
      category: category ?? undefined,
      keyword: keyword ?? undefined,
      seenThrough,
      onlyNotified: draft.outcome === 'no-action',
      now,
    });
    const made = { caseId, staffId, seenThrough, content: draft, isOfMany: true };
    const decisionId = await this.decideCase.decideIn(tx, profile, made, now);
    await this.contents.move(tx, campaign, content.contentId, 'decide', { decisionId, now });
  }

  private leaveOut(platformId: string, id: string, { contentId }: NextContent, cause: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const campaign = await this.campaigns.share(tx, platformId, id);
      if (campaign?.state !== 'deciding') return false;
      await this.contents.move(tx, campaign, contentId, 'leave-out', { cause, now: this.clock.now() });
      return true;
    });
  }

  /** Only when nobody is at a content any more: the lock waits for them. */
  private async finish({ platformId, campaignId }: CampaignPage): Promise<void> {
    await this.db.transaction(async (tx) => {
      const campaign = await this.campaigns.lock(tx, platformId, campaignId);
      if (campaign?.state !== 'deciding') return;
      if ((await this.contents.countOf(tx, campaign, 'listed')) > 0) {
        await this.jobs.add(tx, 'decide-campaign', { platformId, campaignId });
        return;
      }
      const now = this.clock.now();
      await this.campaigns.change(tx, campaign, { state: 'decided', decidedAt: now });
      const decided = await this.contents.countOf(tx, campaign, 'decided');
      await this.log.write(tx, campaign, 'finished', { staffId: null, details: { decided }, now });
    });
  }
}

/** Why a content is left out after this error; undefined when nobody is to blame but us, and the job is tried again. */
function causeOf(error: unknown): string | undefined {
  if (error instanceof ContentNotTaken) return error.obstacle;
  if (error instanceof ContentPassedOver) return error.reason;
  const problem = problemOfError(error);
  return problem && problem.status < 500 ? problem.slug : undefined;
}
