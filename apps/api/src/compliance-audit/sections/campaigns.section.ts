import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Criterion, Figure, Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf } from '../section-parts.js';
import { campaignCharts } from './campaign-charts.js';
import { campaignTables } from './campaign-tables.js';
import { CampaignsQuery } from './campaigns.query.js';
import { daysToLook, extentOf, lookedAtInTime, sumsOf } from './campaigns.rules.js';
import { RepeatsQuery } from './repeats.query.js';

type Facts = Awaited<ReturnType<CampaignsSection['facts']>>;

/** Art. 16(6), 17: what is decided by the hundred is decided as diligently as what is decided singly. */
@Injectable()
export class CampaignsSection implements SectionSource {
  readonly id = 'campaigns' as const;

  constructor(
    private readonly query: CampaignsQuery,
    private readonly repeats: RepeatsQuery,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const [leftOut, disagreements] = [await this.query.leftOut(tx, scope), await this.query.disagreements(tx, scope)];
    return section({
      id: this.id,
      title: 'Decided alike, many at once',
      articles: 'Art. 14(4), 16(6), 17, 20(4)',
      duty:
        'Decisions are timely, diligent, non-arbitrary and objective, each with a statement of its own, also where one decision is ' +
        'made over many contents or repeats another; what proves wrong is reversed without undue delay.',
      criteria: criteriaOf(now, then),
      figures: [...campaignFigures(now, then), ...repeatFigures(now, then)],
      charts: campaignCharts(now.campaigns, leftOut),
      tables: campaignTables({ ...now, leftOut, disagreements }),
      evidence: [
        {
          what: 'Campaigns with their list, samples, verdicts and every step',
          where:
            'GET /v1/platforms/{platform}/campaigns, …/{id}, …/{id}/contents · tables campaign, campaign_content, campaign_sample, campaign_sample_item, campaign_event',
        },
        {
          what: 'A sample, drawn again by its seed',
          where: 'GET …/campaigns/{id}/samples/{round} · docs/campaigns.md',
        },
        {
          what: 'That nobody decides a large campaign alone',
          where: 'check campaign_large_one_approved_by_a_second_person on table campaign',
        },
        { what: 'Repeats in doubt by now', where: 'GET /v1/platforms/{platform}/repeats-in-doubt' },
        { what: 'Who changed what', where: 'GET /v1/platforms/{platform}/audit-entries' },
      ],
      notes: [
        'Decisions of campaigns count in every other section as any decision does; here they are looked at once more by the campaign that they come from.',
        'When a preview was read is not on record, only what it had: its age is counted from the first thing that was entered on the platform after it, so it may have been older. Nothing entered means nothing missed.',
        ...(now.sums.withoutThreshold > 0
          ? [
              `${now.sums.withoutThreshold} of the campaigns were decided before their threshold was written down: whether a second person was needed is not on record, and they are not judged by it.`,
            ]
          : []),
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    const campaigns = await this.query.begun(tx, scope);
    return {
      campaigns,
      sums: sumsOf(campaigns),
      verdicts: await this.query.verdicts(tx, scope),
      takenBack: await this.query.takenBack(tx, scope),
      references: await this.query.references(tx, scope),
      repeats: await this.repeats.ofPeriod(tx, scope),
      unseen: await this.repeats.unseen(tx, scope),
    };
  }
}

function criteriaOf(now: Facts, then: Facts): Criterion[] {
  return [
    criterion(
      'campaigns-sampled',
      'Campaigns decided after a person found every content of a random sample to fit',
      'share',
      now.sums.sampled,
      then.sums.sampled,
    ),
    criterion(
      'campaigns-approved',
      'Campaigns above their threshold, approved by a second person',
      'share',
      now.sums.approved,
      then.sums.approved,
    ),
    criterion(
      'campaign-decisions-stand',
      'Decisions of campaigns whose outcome stands',
      'share',
      now.sums.standing,
      then.sums.standing,
    ),
    criterion(
      'repeats-looked-at',
      `Repeats of what fell, superseded or reversed themselves within ${daysToLook} days`,
      'share',
      lookedAtInTime(now.repeats),
      lookedAtInTime(then.repeats),
    ),
  ];
}

function campaignFigures({ sums: now, ...more }: Facts, { sums: then, ...earlier }: Facts): Figure[] {
  const [disagreed, disagreedBefore] = [more.verdicts, earlier.verdicts].map(({ judged, doesNotFit }) =>
    shareOf(doesNotFit, judged),
  );
  const taken = (extent: string) =>
    [more, earlier].map(({ takenBack }) => takenBack.filter((one) => extentOf(one) === extent).length) as [
      number,
      number,
    ];
  const those = 'Campaigns that began to be decided in the period';
  return [
    figure('campaigns', 'Campaigns', 'count', [now.campaigns, then.campaigns], those),
    figure('contents-decided', 'Contents decided by them', 'count', [now.decided, then.decided], `${those}, so far`),
    figure('left-out', 'Contents left out', 'count', [now.leftOut, then.leftOut], `${those}, so far`),
    figure(
      'samples-judged',
      'Contents judged in samples',
      'count',
      [more.verdicts.judged, earlier.verdicts.judged],
      'Judged in the period, of whatever campaign',
    ),
    figure(
      'sample-disagreed',
      'Of them, found not to fit',
      'share',
      [disagreed!.value, disagreedBefore!.value],
      'The same',
      disagreed!.observations,
    ),
    figure(
      'above-threshold',
      'Campaigns that needed a second person',
      'count',
      [now.approved.observations, then.approved.observations],
      'Of the campaigns, by the threshold in force at each decision',
    ),
    figure(
      'after-sample',
      'From the drawing of the sample to the decision, median',
      'seconds',
      [now.afterSample.value, then.afterSample.value],
      'Of the campaigns; drawing freezes the list in its versions',
      now.afterSample.observations,
    ),
    figure(
      'after-preview',
      'From the preview to the decision, at least, median',
      'seconds',
      [now.afterPreview.value, then.afterPreview.value],
      'Of the campaigns; from the first thing entered that the preview did not have',
      now.afterPreview.observations,
    ),
    figure(
      'to-approval',
      'From the proposal to the approval, median',
      'seconds',
      [now.toApproval.value, then.toApproval.value],
      'Of the campaigns, those approved by a second person',
      now.toApproval.observations,
    ),
    figure(
      'taken-back',
      'Campaigns taken back wholly',
      'count',
      taken('wholly'),
      'Begun to be taken back in the period',
    ),
    figure('taken-back-in-part', 'Campaigns taken back in part', 'count', taken('in part'), 'The same'),
    figure(
      'complaints',
      'Complaints against decisions of campaigns',
      'count',
      [now.complaints, then.complaints],
      `${those}, so far`,
    ),
    figure(
      'complaints-reversed',
      'Of those decided, reversed in whole or part',
      'share',
      [now.complaintsReversed.value, then.complaintsReversed.value],
      'The same, with a decision',
      now.complaintsReversed.observations,
    ),
  ];
}

function repeatFigures(now: Facts, then: Facts): Figure[] {
  return [
    figure(
      'by-reference',
      'Decisions by reference',
      'count',
      [now.references.count, then.references.count],
      'Decided in the period: repeated notices on an unchanged content, answered by what was decided of it',
    ),
    figure(
      'by-reference-fallen',
      'Of them, with another outcome by now',
      'count',
      [now.references.fallen, then.references.fallen],
      'The same',
    ),
    figure(
      'came-in-doubt',
      'Repeats that came in doubt',
      'count',
      [now.repeats.length, then.repeats.length],
      'Decisions and measures that repeat what fell in the period',
    ),
    figure(
      'in-doubt',
      'Repeats in doubt that nobody has looked at',
      'count',
      [now.unseen.total, then.unseen.total],
      'At the end of the period, whenever what they repeat fell',
    ),
  ];
}
