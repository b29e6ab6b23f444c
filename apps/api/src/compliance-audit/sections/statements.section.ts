import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf, table, unmeasured } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { StatementsQuery } from './statements.query.js';
import { inTime, median, TimesQuery } from './times.query.js';

/** Art. 17, 24(5): whoever is restricted is told why, and the Commission's database too. */
@Injectable()
export class StatementsSection implements SectionSource {
  readonly id = 'statements' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: StatementsQuery,
  ) {}

  async make({ tx, scope, before, duties }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const unsubmitted = await this.query.unsubmitted(tx, scope);
    const submitted = (of: typeof now) =>
      duties.transparencyDatabase ? shareOf(of.counts.accepted, of.counts.owed) : unmeasured;
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
          'Of the statements owed to the database, accepted by it',
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
      ],
      charts: [
        {
          kind: 'bars',
          id: 'submission-states',
          title: 'Statements owed to the database, by what became of them',
          description: `States by now: ${now.states.map((one) => `${one.state} ${one.statements}`).join(', ') || 'none'}.`,
          unit: 'count',
          bars: now.states.map((one) => ({ label: one.state, value: one.statements })),
        },
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
          ? 'Statements of the platform’s own measures are submitted too; here only those of decisions made in this program are counted, one by one.'
          : 'The service does not owe Art. 24(5) at its tier and size: nothing has to be submitted.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      statement: await this.times.all(tx, scope, 'statement'),
      counts: await this.query.counts(tx, scope),
      states: await this.query.states(tx, scope),
    };
  }
}
