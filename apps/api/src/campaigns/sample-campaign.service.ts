import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { CampaignContentsRepository } from './campaign-contents.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignSamplesRepository } from './campaign-samples.repository.js';
import { CampaignMoves } from './campaign-moves.js';
import { campaignEmpty, sampleItemJudged } from './campaign.problems.js';
import type { Verdict } from './campaign.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { sampleSize } from './sample-size.rules.js';

/** Has a person look at a random sample before so many contents are decided at once. */
@Injectable()
export class SampleCampaignService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly campaigns: CampaignsRepository,
    private readonly contents: CampaignContentsRepository,
    private readonly samples: CampaignSamplesRepository,
    private readonly moves: CampaignMoves,
    private readonly log: CampaignLog,
  ) {}

  /** Freezes the contents as they are now and draws. Problems: `not-found`, `campaign-move-refused`, `campaign-empty`. */
  draw({ platformId, staffId }: StaffCaller, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'sample');
      const population = await this.contents.countOf(tx, campaign, 'listed');
      if (population === 0) throw campaignEmpty();
      const now = this.clock.now();
      await this.contents.renewVersions(tx, campaign);
      const sample = {
        round: campaign.sampleRound + 1,
        seed: randomBytes(16).toString('hex'),
        population,
        size: sampleSize(population),
        drawnBy: staffId,
        recordedAt: now,
      };
      await this.samples.insert(tx, campaign, sample);
      await this.samples.draw(tx, campaign, sample);
      await this.campaigns.change(tx, campaign, { state, sampleRound: sample.round });
      const { round, size } = sample;
      await this.log.write(tx, campaign, 'sampled', { staffId, details: { round, population, size }, now });
    });
  }

  /**
   * What a person says of one content of the sample; once all of them fit, the campaign is checked. Problems: `not-found`,
   * `campaign-move-refused`, `sample-item-judged`, `invalid-input`.
   */
  judge(
    { platformId, staffId }: StaffCaller,
    id: string,
    position: number,
    { verdict, note }: { readonly verdict: Verdict; readonly note?: string },
  ): Promise<void> {
    if (verdict === 'does-not-fit' && !note?.trim()) {
      throw invalidInput([{ pointer: '#/note', detail: 'must say why it does not fit' }]);
    }
    return this.db.transaction(async (tx) => {
      const [campaign, checked] = await this.moves.begin(tx, platformId, id, 'pass');
      const now = this.clock.now();
      const sealed = note ? this.texts.prepare({ platformId, kind: 'campaign-sample-note', text: note }) : null;
      await this.texts.insertMany(tx, sealed ? [sealed] : [], now);
      const place = { round: campaign.sampleRound, position };
      const judged = await this.samples.judge(tx, campaign, place, { verdict, staffId, now, note: sealed });
      if (judged === null) throw notFound();
      if (!judged) throw sampleItemJudged();
      const { open, doesNotFit } = await this.samples.verdicts(tx, campaign, place.round);
      if (open > 0 || doesNotFit > 0) return;
      await this.campaigns.change(tx, campaign, { state: checked });
      await this.log.write(tx, campaign, 'checked', { staffId, details: { round: place.round }, now });
    });
  }

  /** Back to gathering, to take out what does not fit; the next decision needs another sample. Problems as of `draw`. */
  reopen({ platformId, staffId }: StaffCaller, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [campaign, state] = await this.moves.begin(tx, platformId, id, 'reopen');
      await this.campaigns.change(tx, campaign, { state });
      await this.log.write(tx, campaign, 'reopened', { staffId, text: reason, now: this.clock.now() });
    });
  }
}
