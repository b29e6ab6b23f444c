import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf, table, type Measured } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { CooperationQuery, type RequestCounts } from './cooperation.query.js';
import { TimesQuery } from './times.query.js';

/** Art. 40, 51, 67 to 72: authorities are told what they ask for, in time. */
@Injectable()
export class CooperationSection implements SectionSource {
  readonly id = 'cooperation' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: CooperationQuery,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const list = await this.query.list(tx, scope);
    return section({
      id: this.id,
      title: 'Cooperation with requests for information and interim measures',
      articles: 'Art. 40, 51, 67, 69, 70, 72',
      duty:
        'Requests of Coordinators and the Commission are answered correctly, completely and within the time set; interim measures are given ' +
        'effect and kept.',
      criteria: [
        criterion(
          'requests-in-time',
          'Requests and measures met by their deadline',
          'share',
          met(now.counts),
          met(then.counts),
        ),
      ],
      figures: [
        figure(
          'requests',
          'Requests for information',
          'count',
          [now.counts.requests, then.counts.requests],
          'Registered as received in the period',
        ),
        figure(
          'measures',
          'Interim measures',
          'count',
          [now.counts.interimMeasures, then.counts.interimMeasures],
          'The same',
        ),
        figure(
          'median',
          'Time to the answer or the effect, median',
          'seconds',
          [now.counts.medianSeconds, then.counts.medianSeconds],
          'Those completed',
          now.counts.completed,
        ),
        figure(
          'late',
          'Late, or overdue by now',
          'count',
          [now.counts.late, then.counts.late],
          'Of those registered; withdrawn ones left out',
        ),
        figure('open', 'Open by now', 'count', [now.counts.open, then.counts.open], 'Of those registered'),
        figure(
          'letters',
          'Letters of authorities received',
          'count',
          [now.letters.received, then.letters.received],
          'Correspondence received in the period',
        ),
        figure(
          'letters-late',
          'Of those with a day for the reply, replied late or not at all',
          'count',
          [now.letters.repliedLate, then.letters.repliedLate],
          'Those with a day',
          now.letters.replyDue,
        ),
      ],
      charts: [],
      tables: [
        table(
          'register',
          'The register',
          'Every request and measure received in the period; what it asks for is kept sealed in the register.',
          [
            { label: 'Authority', unit: 'text' },
            { label: 'Its reference', unit: 'text' },
            { label: 'Kind', unit: 'text' },
            { label: 'Basis', unit: 'text' },
            { label: 'Received', unit: 'instant' },
            { label: 'Due', unit: 'instant' },
            { label: 'Completed', unit: 'instant' },
            { label: 'State', unit: 'text' },
            { label: 'Late', unit: 'text' },
          ],
          list.rows.map((one) => [
            one.authority,
            one.authorityReference,
            one.kind,
            one.legalBasis,
            one.receivedAt,
            one.dueAt,
            one.completedAt,
            one.state,
            one.isLate ? 'yes' : 'no',
          ]),
          list.total,
        ),
        breachTable(await this.times.breaches(tx, scope, ['information-request'])),
      ],
      evidence: [
        {
          what: 'The register with every step',
          where:
            'GET /v1/platforms/{platform}/information-requests · tables information_request, information_request_event',
        },
        { what: 'What was handed over, with hashes', where: 'table evidence_bundle' },
        {
          what: 'The facts behind the times',
          where: 'GET /v1/platforms/{platform}/response-times/information-request/rows',
        },
        { what: 'Letters', where: 'table correspondence' },
        { what: 'Who changed what', where: 'GET /v1/platforms/{platform}/audit-entries' },
      ],
      notes: [
        'What was never entered in the register is not in it: the section proves what was registered, not that all was.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return { counts: await this.query.counts(tx, scope), letters: await this.query.letters(tx, scope) };
  }
}

function met({ judged, late }: RequestCounts): Measured {
  return shareOf(judged - late, judged);
}
