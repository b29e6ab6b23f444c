import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Chart, Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf, table, unmeasured } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { MeasuresQuery, type MeasureSubmissions } from './measures.query.js';
import { StatementsQuery } from './statements.query.js';
import { inTime, median, TimesQuery } from './times.query.js';

/** Art. 17, 24(5): whoever is restricted is told why, and the Commission's database too. */
@Injectable()
export class StatementsSection implements SectionSource {
  readonly id = 'statements' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: StatementsQuery,
    private readonly measures: MeasuresQuery,
  ) {}

  async make({ tx, scope, before, duties }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const unsubmitted = await this.query.unsubmitted(tx, scope);
    const unsubmittedMeasures = await this.measures.unsubmitted(tx, scope);
    const submitted = (of: typeof now) =>
      duties.transparencyDatabase
        ? shareOf(of.counts.accepted + acceptedOf(of.submissions), of.counts.owed + of.measures.owed)
        : unmeasured;
    return section({
      id: this.id,
      title: 'Statements of reasons given and submitted',
      articles: 'Art. 17, 24(5)',
      duty:
        'Whoever is restricted receives a clear and specific statement of reasons from the day of the restriction, and online platforms submit ' +
        'decisions and statements to the Commission’s database without undue delay.',
      ...(duties.statements
        ? {}
        : { doesNotApply: 'The service does not owe Art. 17 at its tier; the figures are shown without a verdict.' }),
      criteria: [
        criterion(
          'statements-in-time',
          'Statements that reached the recipient by their due time',
          'share',
          inTime(now.statement),
          inTime(then.statement),
        ),
        criterion(
          'statements-submitted',
          'Of the statements owed to the database, of decisions and measures, accepted by it',
          'share',
          submitted(now),
          submitted(then),
        ),
      ],
      figures: [
        figure(
          'statements',
          'Statements of reasons',
          'count',
          [now.counts.statements, then.counts.statements],
          'Of the decisions made in the period; imported ones left out',
        ),
        figure(
          'exempted',
          'Of these, nobody was told',
          'count',
          [now.counts.exempted, then.counts.exempted],
          'With a coded exemption: no contact details, or deceptive high-volume commercial content',
        ),
        figure(
          'statement-median',
          'Time to the recipient, median',
          'seconds',
          [median(now.statement), median(then.statement)],
          'Statements that are not exempted, sent',
          now.statement.ended,
        ),
        figure(
          'owed',
          'Owed to the Commission’s database',
          'count',
          [now.counts.owed, then.counts.owed],
          'All but those of deceptive high-volume commercial content',
        ),
        figure(
          'accepted',
          'Accepted by it',
          'count',
          [now.counts.accepted, then.counts.accepted],
          'In production; the sandbox does not count',
        ),
        figure(
          'accepted-median',
          'From the decision to the database, median',
          'seconds',
          [now.counts.medianSeconds, then.counts.medianSeconds],
          'Those accepted',
          now.counts.accepted,
        ),
        figure(
          'measures',
          'Measures of the platform’s own systems',
          'count',
          [now.measures.measures, then.measures.measures],
          'Applied in the period, each with a statement; imported ones left out',
        ),
        figure(
          'measures-exempted',
          'Of these, nobody was told',
          'count',
          [now.measures.exempted, then.measures.exempted],
          'With a coded exemption: no contact details, or deceptive high-volume commercial content',
        ),
        figure(
          'measures-owed',
          'Measures owed to the Commission’s database',
          'count',
          [now.measures.owed, then.measures.owed],
          'All but those of deceptive high-volume commercial content, those from before the platform submitted too',
        ),
        figure(
          'measures-accepted',
          'Of these, accepted by it',
          'count',
          [acceptedOf(now.submissions), acceptedOf(then.submissions)],
          'In production, by now',
        ),
      ],
      charts: [
        statesChart(
          'submission-states',
          'Statements of decisions owed to the database, by what became of them',
          now.states.map((one) => [one.state, one.statements]),
        ),
        ...(now.measures.owed > 0
          ? [
              statesChart(
                'measure-submission-states',
                'Statements of measures owed to the database, by what became of them',
                statesOf(now.submissions, now.measures.owed),
              ),
            ]
          : []),
      ],
      tables: [
        table(
          'unsubmitted',
          'Statements that the database has not accepted',
          'The earliest decision first; what each lacks stands with its submission.',
          [
            { label: 'Statement', unit: 'text' },
            { label: 'Decision', unit: 'text' },
            { label: 'Decided', unit: 'instant' },
            { label: 'State', unit: 'text' },
            { label: 'Faults', unit: 'text' },
          ],
          unsubmitted.rows.map((one) => [
            one.statementId,
            one.decisionId,
            one.decidedAt,
            one.state ?? 'not submitted',
            one.faults?.join(' ') ?? null,
          ]),
          unsubmitted.total,
        ),
        table(
          'unsubmitted-measures',
          'Measures that the database has not accepted',
          'The earliest first, of those handed to it; measures that nobody has handed to it yet are in the total alone.',
          [
            { label: 'Day', unit: 'text' },
            { label: 'Measure', unit: 'text' },
            { label: 'Applied', unit: 'instant' },
            { label: 'State', unit: 'text' },
            { label: 'Faults', unit: 'text' },
          ],
          unsubmittedMeasures.map((one) => [
            one.appliedOn,
            one.measureId,
            one.appliedAt,
            one.state,
            one.faults.join(' ') || null,
          ]),
          Math.max(now.measures.owed - acceptedOf(now.submissions), unsubmittedMeasures.length),
        ),
        breachTable(await this.times.breaches(tx, scope, ['statement', 'answer'])),
      ],
      evidence: [
        {
          what: 'Each statement and what was submitted of it',
          where: 'GET /v1/statements/{id}/transparency-database · tables statement_of_reasons, transparency_submission',
        },
        { what: 'Comparison with the Commission’s daily dumps', where: 'table transparency_reconciliation' },
        { what: 'The facts behind the times', where: 'GET /v1/platforms/{platform}/response-times/statement/rows' },
      ],
      notes: [
        duties.transparencyDatabase
          ? 'Owed are the statements of decisions made, and of measures applied, in the period, whenever they were submitted; accepted means by now.'
          : 'The service does not owe Art. 24(5) at its tier and size: nothing has to be submitted.',
        'The time to the recipient is that of decisions: of a measure that the platform speaks for itself, it says when it told the recipient.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      statement: await this.times.all(tx, scope, 'statement'),
      counts: await this.query.counts(tx, scope),
      states: await this.query.states(tx, scope),
      measures: (await this.measures.byCategory(tx, scope)).all,
      submissions: await this.measures.submissions(tx, scope),
    };
  }
}

function acceptedOf(submissions: readonly MeasureSubmissions[]): number {
  return submissions.find(({ state }) => state === 'accepted')?.measures ?? 0;
}

function statesOf(submissions: readonly MeasureSubmissions[], owed: number): [string, number][] {
  const left = owed - submissions.reduce((sum, { measures }) => sum + measures, 0);
  return [
    ...submissions.map(({ state, measures }): [string, number] => [state, measures]),
    ...(left > 0 ? [['not submitted', left] as [string, number]] : []),
  ];
}

function statesChart(id: string, title: string, states: readonly (readonly [string, number])[]): Chart {
  return {
    kind: 'bars',
    id,
    title,
    description: `States by now: ${states.map(([state, count]) => `${state} ${count}`).join(', ') || 'none'}.`,
    unit: 'count',
    bars: states.map(([label, value]) => ({ label, value })),
  };
}
