import { Injectable, type OnModuleInit } from '@nestjs/common';
import { decisionSuperseded, SupersedeDecisionService } from '../decisions/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { problemOfError } from '../infrastructure/problem/problem-of-error.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { CampaignContentsRepository, type NextContent } from './campaign-contents.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignsRepository } from './campaigns.repository.js';
import type { CampaignPage } from './campaigns.jobs.js';
import { asReversed, type ReversalWords } from './draft.js';

/** Decisions that one job takes back before the next is queued. */
const decisionsPerJob = 100;

/** Takes the decisions of a campaign back one by one, as they were made; each by a decision that supersedes it. */
@Injectable()
export class RunReversalService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly supersede: SupersedeDecisionService,
    private readonly texts: SealedTexts,
    private readonly campaigns: CampaignsRepository,
    private readonly contents: CampaignContentsRepository,
    private readonly log: CampaignLog,
    private readonly jobs: Jobs,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('reverse-campaign', (page, { signal }) => this.reversePage(page, signal));
  }

  private async reversePage(page: CampaignPage, signal: AbortSignal): Promise<void> {
    const profile = await this.platforms.byId(page.platformId);
    for (let done = 0; done < decisionsPerJob; done++) {
      signal.throwIfAborted();
      if (!(await this.reverseNext(profile, page.campaignId))) return this.finish(page);
    }
    await this.db.transaction((tx) => this.jobs.add(tx, 'reverse-campaign', page));
  }

  /** False when nothing waits, or the reversal does not run. */
  private async reverseNext(profile: PlatformProfile, campaignId: string): Promise<boolean> {
    const met: { content?: NextContent } = {};
    try {
      return await this.db.transaction(async (tx) => {
        const campaign = await this.campaigns.share(tx, profile.id, campaignId);
        if (campaign?.state !== 'reversing') return false;
        met.content = await this.contents.next(tx, campaign, 'decided');
        if (!met.content) return false;
        const [staffId, reversalId, now] = [campaign.reversedBy!, campaign.reversalId!, this.clock.now()];
        const text = (await this.texts.read(tx, profile.id, [reversalId])).get(reversalId)!;
        const words = JSON.parse(text) as ReversalWords;
        const newId = await this.supersede.supersede(tx, profile, {
          decisionId: met.content.decisionId!,
          staffId,
          reason: words.reason,
          content: asReversed(words),
          isOfMany: true,
          now,
        });
        await this.contents.move(tx, campaign, met.content.contentId, 'reverse', { reversalId: newId, now });
        return true;
      });
    } catch (error) {
      const problem = problemOfError(error);
      if (!met.content || !problem || problem.status >= 500) throw error;
      const cause = problem.slug === decisionSuperseded.slug ? 'superseded' : problem.slug;
      return this.keep(profile.id, campaignId, met.content, cause);
    }
  }

  private keep(platformId: string, id: string, { contentId }: NextContent, cause: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const campaign = await this.campaigns.share(tx, platformId, id);
      if (campaign?.state !== 'reversing') return false;
      await this.contents.move(tx, campaign, contentId, 'keep', { cause, now: this.clock.now() });
      return true;
    });
  }

  /** Only when nobody is at a content any more: the lock waits for them. */
  private async finish({ platformId, campaignId }: CampaignPage): Promise<void> {
    await this.db.transaction(async (tx) => {
      const campaign = await this.campaigns.lock(tx, platformId, campaignId);
      if (campaign?.state !== 'reversing') return;
      if ((await this.contents.countOf(tx, campaign, 'decided')) > 0) {
        await this.jobs.add(tx, 'reverse-campaign', { platformId, campaignId });
        return;
      }
      const now = this.clock.now();
      await this.campaigns.change(tx, campaign, { state: 'reversed', reversedAt: now });
      const reversed = await this.contents.countOf(tx, campaign, 'reversed');
      await this.log.write(tx, campaign, 'reversal-finished', { staffId: null, details: { reversed }, now });
    });
  }
}
