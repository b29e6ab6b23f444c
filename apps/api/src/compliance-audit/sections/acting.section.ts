import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { categoryName, notKnown } from '../names.js';
import { criterion, figure, section, shareOf, table } from '../section-parts.js';
import { classes, classesChart, groupChart, groupTable, slowTable } from './acting-parts.js';
import { ActingQuery, type StillUpGroup } from './acting.query.js';
import { breachTable } from './breach-table.js';
import { measuresTable } from './measure-tables.js';
import { MeasuresQuery } from './measures.query.js';
import { inTime, median, p95, TimesQuery } from './times.query.js';

/** Art. 6(1)(b), 16(6): who knows of illegal content acts at once. */
@Injectable()
export class ActingSection implements SectionSource {
  readonly id = 'acting-at-once' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: ActingQuery,
    private readonly measures: MeasuresQuery,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const categories = await this.query.stillUpBy(tx, scope, 'category');
    const memberStates = await this.query.stillUpBy(tx, scope, 'member_state');
    const stillUp = await this.query.stillUp(tx, scope);
    const ownSystems = await this.measures.byCategory(tx, scope);
    const ownSystemsThen = await this.measures.byCategory(tx, before);
    const decisionBy = await this.times.by(tx, scope, 'decision', 'category');
    const actionBy = await this.times.by(tx, scope, 'action', 'category');
    const decisionIn = await this.times.by(tx, scope, 'decision', 'memberState');
    const actionIn = await this.times.by(tx, scope, 'action', 'memberState');
    return section({
      id: this.id,
      title: 'Acting at once on knowledge',
      articles: 'Art. 6(1)(b), 9(1), 16(3), 16(6)',
      duty:
        'A notice that is precise enough gives actual knowledge. From then on the service decides in a timely, diligent, ' +
        'non-arbitrary and objective manner, and removes or disables illegal content expeditiously.',
      criteria: [
        criterion(
          'decisions-in-time',
          'Items decided by their due time',
          'share',
          inTime(now.decision),
          inTime(then.decision),
        ),
        criterion(
          'actions-in-time',
          'Items whose restriction was in effect by its due time',
          'share',
          inTime(now.action),
          inTime(then.action),
        ),
        criterion(
          'overdue-at-end',
          'Overdue at the end, of all items of the period and those left from before',
          'share',
          overdueAtEnd(now),
          overdueAtEnd(then),
        ),
      ],
      figures: [
        figure(
          'items',
          'Items of notices',
          'count',
          [now.decision.count, then.decision.count],
          'Items of the notices received in the period',
        ),
        figure(
          'decision-median',
          'Time to the decision, median',
          'seconds',
          [median(now.decision), median(then.decision)],
          'Items decided',
          now.decision.ended,
        ),
        figure(
          'decision-p95',
          'Time to the decision, 95th percentile',
          'seconds',
          [p95(now.decision), p95(then.decision)],
          'The same',
          now.decision.ended,
        ),
        figure(
          'action-median',
          'Time to the action, median',
          'seconds',
          [median(now.action), median(then.action)],
          'Items found illegal or against the terms whose restriction is in effect',
          now.action.ended,
        ),
        figure(
          'action-p95',
          'Time to the action, 95th percentile',
          'seconds',
          [p95(now.action), p95(then.action)],
          'The same',
          now.action.ended,
        ),
        figure(
          'undecided',
          'Undecided at the end',
          'count',
          [now.up.undecided, then.up.undecided],
          'Items of all notices received before the end of the period',
        ),
        figure(
          'not-in-effect',
          'Decided, not in effect at the end',
          'count',
          [now.up.notInEffect, then.up.notInEffect],
          'Restrictions imposed on notices before the end of the period',
        ),
        figure(
          'overdue',
          'Of these two, overdue',
          'count',
          [now.up.overdue, then.up.overdue],
          'Past their due time at the end of the period',
        ),
        figure(
          'knowledge',
          'Items assessed as giving actual knowledge',
          'count',
          [now.knowledge.givesKnowledge, then.knowledge.givesKnowledge],
          `Of ${now.knowledge.assessed} assessed in the period by a moderator`,
        ),
        figure(
          'knowledge-median',
          'From knowledge to action, median',
          'seconds',
          [now.knowledge.medianSeconds, then.knowledge.medianSeconds],
          'Those of them whose restriction is in effect',
          now.knowledge.acted,
        ),
        figure(
          'measures',
          'Restrictions at the initiative of the platform’s own systems',
          'count',
          [ownSystems.all.restrictions, ownSystemsThen.all.restrictions],
          'Each type of restriction of the measures applied in the period; nobody had notified them, so they have no response time',
        ),
      ],
      charts: [
        classesChart('decision-times', 'How long decisions took', now.decisionClasses, then.decisionClasses),
        classesChart('action-times', 'How long actions took', now.actionClasses, then.actionClasses),
        groupChart('action-by-category', 'Median time to the action by category', actionBy, categoryName),
      ],
      tables: [
        groupTable('by-category', 'By category', 'Category', decisionBy, actionBy, categories.groups, categoryName),
        groupTable(
          'by-member-state',
          'By Member State',
          'Member State',
          decisionIn,
          actionIn,
          memberStates.groups,
          (code) => code ?? notKnown,
        ),
        slowTable(
          'slowest-actions',
          'The slowest actions',
          await this.query.slowest(tx, scope, 'action'),
          now.action.count,
        ),
        slowTable(
          'slowest-decisions',
          'The slowest decisions',
          await this.query.slowest(tx, scope, 'decision'),
          now.decision.count,
        ),
        table(
          'still-up',
          'Still up when the period ended',
          'The longest waiting first: items that nobody had decided on, and restrictions that were not in effect yet.',
          [
            { label: 'Reference', unit: 'text' },
            { label: 'Case', unit: 'text' },
            { label: 'Category', unit: 'text' },
            { label: 'Member State', unit: 'text' },
            { label: 'Waits for', unit: 'text' },
            { label: 'Since', unit: 'instant' },
            { label: 'Due', unit: 'instant' },
            { label: 'Overdue', unit: 'text' },
          ],
          stillUp.rows.map((one) => [
            one.reference ?? notKnown,
            one.caseId,
            categoryName(one.category),
            one.memberState,
            one.waitsFor,
            one.since,
            one.dueAt,
            one.overdue ? 'yes' : 'no',
          ]),
          stillUp.total,
        ),
        measuresTable(ownSystems.groups),
        breachTable(await this.times.breaches(tx, scope, ['decision', 'action', 'first-look'])),
      ],
      evidence: [
        {
          what: 'Every time with start, end and due time',
          where: 'GET /v1/platforms/{platform}/response-times/decision/rows, …/action/rows',
        },
        {
          what: 'Cases, claims and decisions',
          where: 'GET /v1/decisions/{id} · tables review_case, claim, decision, finding',
        },
        {
          what: 'When a restriction took effect, and who says so',
          where: 'GET /v1/platforms/{platform}/restrictions/{id} · table enforcement_confirmation',
        },
        { what: 'Assessments of knowledge', where: 'table knowledge_assessment' },
        {
          what: 'Who changed what',
          where: 'GET /v1/platforms/{platform}/audit-entries (decision.made, enforcement.confirmed)',
        },
      ],
      notes: [
        'The clock runs from the receipt of the notice, whatever is asked of the notifier meanwhile; an action ends when the platform confirms that the restriction is in effect. Items without an action, because they were found lawful, are in no action time.',
        'What was up at the end is reconstructed from instants, so that a later correction or confirmation does not change it.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    const upTo = classes.map(([, seconds]) => seconds);
    return {
      decision: await this.times.all(tx, scope, 'decision'),
      action: await this.times.all(tx, scope, 'action'),
      decisionClasses: await this.times.histogram(tx, scope, 'decision', upTo),
      actionClasses: await this.times.histogram(tx, scope, 'action', upTo),
      up: (await this.query.stillUpBy(tx, scope, 'category')).all,
      knowledge: await this.query.knowledge(tx, scope),
    };
  }
}

function overdueAtEnd({ up, decision }: { up: StillUpGroup; decision: { count: number } }) {
  return shareOf(up.overdue, Math.max(decision.count, up.undecided + up.notInEffect));
}
