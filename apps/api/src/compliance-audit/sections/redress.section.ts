import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf, table } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { RedressQuery, type ComplaintOutcome } from './redress.query.js';
import { inTime, median, p95, TimesQuery } from './times.query.js';

/** Art. 20, 21: whoever is affected can complain, and is heard by people. */
@Injectable()
export class RedressSection implements SectionSource {
  readonly id = 'redress' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: RedressQuery,
  ) {}

  async make({ tx, scope, before, duties }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    return section({
      id: this.id,
      title: 'Effective redress',
      articles: 'Art. 20, 21',
      duty:
        'Recipients and notifiers can complain electronically and free of charge for six months, are answered without undue delay by ' +
        'people who had no part in the decision, and can turn to a certified body, in good faith met by the service.',
      ...(duties.internalComplaints
        ? {}
        : {
            doesNotApply:
              'The service does not owe Art. 20 and 21 at its tier and size; the figures are shown without a verdict.',
          }),
      criteria: [
        criterion(
          'complaints-in-time',
          'Complaints answered by their due time',
          'share',
          inTime(now.complaint),
          inTime(then.complaint),
        ),
        criterion(
          'dispute-replies-in-time',
          'Disputes replied to by the due time',
          'share',
          inTime(now.reply),
          inTime(then.reply),
        ),
        criterion(
          'outcomes-followed',
          'Of the bodies’ reversals on which something was decided, followed',
          'share',
          shareOf(now.disputes.followed, now.disputes.followed + now.disputes.notFollowed),
          shareOf(then.disputes.followed, then.disputes.followed + then.disputes.notFollowed),
        ),
      ],
      figures: [
        figure(
          'complaints',
          'Complaints received',
          'count',
          [now.complaint.count, then.complaint.count],
          'Complaints received in the period; those that ended without a decision left out',
        ),
        figure(
          'complaint-median',
          'Time to the answer, median',
          'seconds',
          [median(now.complaint), median(then.complaint)],
          'Complaints answered',
          now.complaint.ended,
        ),
        figure(
          'complaint-p95',
          'Time to the answer, 95th percentile',
          'seconds',
          [p95(now.complaint), p95(then.complaint)],
          'The same',
          now.complaint.ended,
        ),
        figure(
          'reversed',
          'Reversed, in whole or part',
          'share',
          [reversed(now.outcomes), reversed(then.outcomes)],
          'Complaints decided in the period, with a decision',
          decided(now.outcomes),
        ),
        figure(
          'same-person',
          'Decided by whoever decided first',
          'count',
          [now.reviewers.bySamePerson, then.reviewers.bySamePerson],
          'With an approved exception in the record',
        ),
        figure(
          'without-person',
          'Decided without a person',
          'count',
          [now.reviewers.withoutPerson, then.reviewers.withoutPerson],
          'Art. 20(6): must be none',
        ),
        figure('disputes', 'Disputes told to us', 'count', [now.reply.count, then.reply.count], 'In the period'),
        figure(
          'disputes-reversed',
          'Outcomes that reversed us',
          'count',
          [now.disputes.reversed, then.disputes.reversed],
          'Notified in the period, in whole or part',
          now.disputes.decided,
        ),
      ],
      charts: [
        {
          kind: 'bars',
          id: 'complaint-outcomes',
          title: 'Complaints by outcome',
          description: `Complaints decided in the period: ${now.outcomes.map((one) => `${one.side} ${one.outcome} ${one.count}`).join(', ') || 'none'}.`,
          unit: 'count',
          bars: now.outcomes.map((one) => ({ label: `${one.outcome}, ${one.side}s`, value: one.count })),
        },
      ],
      tables: [
        table(
          'outcomes',
          'Complaints by who complained and outcome',
          'Complaints decided in the period.',
          [
            { label: 'Side', unit: 'text' },
            { label: 'Outcome', unit: 'text' },
            { label: 'Complaints', unit: 'count' },
          ],
          now.outcomes.map((one) => [one.side, one.outcome, one.count]),
        ),
        breachTable(await this.times.breaches(tx, scope, ['complaint', 'dispute', 'dispute-reply'])),
      ],
      evidence: [
        {
          what: 'Complaints with their decisions',
          where: 'GET /v1/platforms/{platform}/complaints · tables complaint, complaint_decision',
        },
        {
          what: 'Exceptions by which somebody judged their own decision',
          where: 'table decider_exception · audit entries',
        },
        {
          what: 'Disputes, replies and outcomes',
          where: 'GET /v1/platforms/{platform}/disputes · tables dispute, dispute_event, dispute_outcome',
        },
        {
          what: 'The facts behind the times',
          where: 'GET /v1/platforms/{platform}/response-times/complaint/rows, …/dispute-reply/rows',
        },
      ],
      notes: [
        'Who decides on a complaint had no part in the decision: the database refuses anything else, unless an exception was approved. The outcome of a certified body binds nobody, but the service engages in good faith (Art. 21(2)).',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      complaint: await this.times.all(tx, scope, 'complaint'),
      reply: await this.times.all(tx, scope, 'dispute-reply'),
      outcomes: await this.query.outcomes(tx, scope),
      reviewers: await this.query.reviewers(tx, scope),
      disputes: await this.query.disputes(tx, scope),
    };
  }
}

const withDecision = (outcomes: readonly ComplaintOutcome[]) =>
  outcomes.filter(({ outcome }) => outcome !== 'no-decision');

function decided(outcomes: readonly ComplaintOutcome[]): number {
  return withDecision(outcomes).reduce((sum, { count }) => sum + count, 0);
}

function reversed(outcomes: readonly ComplaintOutcome[]): number | null {
  const all = decided(outcomes);
  const changed = withDecision(outcomes).filter(({ outcome }) => outcome !== 'upheld');
  return all === 0 ? null : changed.reduce((sum, { count }) => sum + count, 0) / all;
}
