import { Injectable } from '@nestjs/common';
import { FlaggerPriorityQuery } from '../../response-times/index.js';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { categoryName } from '../names.js';
import { criterion, figure, ratioOf, section, table, type Measured } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { TimesQuery } from './times.query.js';

type Compared = Awaited<ReturnType<FlaggerPriorityQuery['compare']>>;
type Sides = Compared['all'];

/** Art. 22(1): who was trusted with the task does not wait longer than others. */
@Injectable()
export class FlaggersSection implements SectionSource {
  readonly id = 'trusted-flaggers' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: FlaggerPriorityQuery,
  ) {}

  async make({ tx, scope, before, duties }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const sides = (of: 'decision' | 'action') => [now[of].all, then[of].all] as const;
    const [decision, decisionThen] = sides('decision');
    const [action, actionThen] = sides('action');
    return section({
      id: this.id,
      title: 'Trusted flaggers are not slower than others',
      articles: 'Art. 22(1)',
      duty: 'Notices of trusted flaggers within their area of expertise have priority, and are processed and decided upon without undue delay.',
      ...(duties.trustedFlaggers
        ? {}
        : {
            doesNotApply:
              'The service does not owe Art. 22 at its tier and size; the figures are shown without a verdict.',
          }),
      criteria: [
        criterion(
          'flaggers-decision-ratio',
          'Time to the decision: trusted flaggers’ median over the others’',
          'ratio',
          ratio(decision),
          ratio(decisionThen),
        ),
        criterion(
          'flaggers-action-ratio',
          'Time to the action: trusted flaggers’ median over the others’',
          'ratio',
          ratio(action),
          ratio(actionThen),
        ),
      ],
      figures: [
        figure(
          'flagger-items',
          'Items of trusted flaggers',
          'count',
          [decision.flaggers.count, decisionThen.flaggers.count],
          'Of notices in their area of expertise, received in the period',
        ),
        figure(
          'flagger-decision',
          'Their time to the decision, median',
          'seconds',
          [decision.flaggers.medianSeconds, decisionThen.flaggers.medianSeconds],
          'Those decided',
          decision.flaggers.ended,
        ),
        figure(
          'others-decision',
          'Others’ time to the decision, median',
          'seconds',
          [decision.others.medianSeconds, decisionThen.others.medianSeconds],
          'Items of all other notices, theirs outside the area too',
          decision.others.ended,
        ),
        figure(
          'flagger-action',
          'Their time to the action, median',
          'seconds',
          [action.flaggers.medianSeconds, actionThen.flaggers.medianSeconds],
          'Those in effect',
          action.flaggers.ended,
        ),
        figure(
          'others-action',
          'Others’ time to the action, median',
          'seconds',
          [action.others.medianSeconds, actionThen.others.medianSeconds],
          'The same',
          action.others.ended,
        ),
      ],
      charts: [
        {
          kind: 'bars',
          id: 'flaggers-and-others',
          title: 'Median times beside each other',
          description: 'Decision and action, of trusted flaggers in their area and of all others.',
          unit: 'seconds',
          bars: [
            {
              label: 'Decision, trusted flaggers',
              value: decision.flaggers.medianSeconds,
              before: decisionThen.flaggers.medianSeconds,
              observations: decision.flaggers.ended,
            },
            {
              label: 'Decision, all others',
              value: decision.others.medianSeconds,
              before: decisionThen.others.medianSeconds,
              observations: decision.others.ended,
            },
            {
              label: 'Action, trusted flaggers',
              value: action.flaggers.medianSeconds,
              before: actionThen.flaggers.medianSeconds,
              observations: action.flaggers.ended,
            },
            {
              label: 'Action, all others',
              value: action.others.medianSeconds,
              before: actionThen.others.medianSeconds,
              observations: action.others.ended,
            },
          ],
        },
      ],
      tables: [
        table(
          'by-category',
          'By category',
          'Time to the decision on both sides, where at least one has items.',
          [
            { label: 'Category', unit: 'text' },
            { label: 'Flaggers', unit: 'count' },
            { label: 'Median', unit: 'seconds' },
            { label: 'Others', unit: 'count' },
            { label: 'Median', unit: 'seconds' },
          ],
          now.decision.categories
            .filter(({ flaggers }) => flaggers.count > 0)
            .map((one) => [
              categoryName(one.category),
              one.flaggers.count,
              one.flaggers.medianSeconds,
              one.others.count,
              one.others.medianSeconds,
            ]),
        ),
        breachTable(await this.times.breaches(tx, scope, ['trusted-flagger-priority'])),
      ],
      evidence: [
        {
          what: 'Both sides with their rows',
          where: 'GET /v1/platforms/{platform}/response-times/trusted-flaggers?from=&to=',
        },
        {
          what: 'Status and area of each flagger',
          where: 'GET /v1/platforms/{platform}/trusted-flaggers · table trusted_flagger_event',
        },
        {
          what: 'Days on which they waited longer',
          where: 'GET /v1/platforms/{platform}/breaches?responseTime=trusted-flagger-priority',
        },
      ],
      notes: [
        'A median says less than it seems where what others send is more urgent, such as threats to life: look at the categories.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      decision: await this.query.compare(tx, scope, 'decision'),
      action: await this.query.compare(tx, scope, 'action'),
    };
  }
}

function ratio({ flaggers, others }: Sides): Measured {
  return ratioOf(flaggers.medianSeconds, others.medianSeconds, Math.min(flaggers.ended, others.ended));
}
