import { Injectable } from '@nestjs/common';
import { rowsHeld, type AskedSection, type AuditScope, type SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf, table } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { MechanismQuery } from './mechanism.query.js';
import { inTime, median, p95, TimesQuery } from './times.query.js';

const MINUTE_MS = 60_000;

/** The form is one page with one button: nothing must be chosen, opened or confirmed before (docs/notice-form.md). */
const stepsOfTheForm = 1;

/** Art. 16(1), (2), (4): anybody can notify, easily, and is told that it arrived. */
@Injectable()
export class MechanismSection implements SectionSource {
  readonly id = 'mechanism' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: MechanismQuery,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const channels = await this.query.channels(tx, scope);
    const missing = await this.query.missing(tx, scope);
    const outages = await this.query.outages(tx, scope, rowsHeld);
    const breaches = await this.times.breaches(tx, scope, ['receipt']);
    const { intake, watched, receipt } = now;
    return section({
      id: this.id,
      title: 'A working mechanism to report illegal content',
      articles: 'Art. 16(1), (2), (4)',
      duty:
        'Anybody can report illegal content electronically, easily and without an account; what makes a notice complete is ' +
        'asked for; whoever leaves an address is told without undue delay that the notice arrived.',
      criteria: [
        criterion(
          'form-answered',
          'Minutes watched in which the form answered',
          'share',
          shareOf(watched.answered, watched.minutes),
          shareOf(then.watched.answered, then.watched.minutes),
        ),
        criterion(
          'form-watched',
          'Minutes of the period that were watched',
          'share',
          shareOf(watched.minutes, now.minutes),
          shareOf(then.watched.minutes, then.minutes),
        ),
        criterion(
          'received-complete',
          'Notices with every element of Art. 16(2) when they arrived',
          'share',
          shareOf(intake.complete, intake.notices),
          shareOf(then.intake.complete, then.intake.notices),
        ),
        criterion(
          'receipts-in-time',
          'Confirmations of receipt sent by their due time',
          'share',
          inTime(receipt),
          inTime(then.receipt),
        ),
      ],
      figures: [
        figure(
          'notices',
          'Notices received',
          'count',
          [intake.notices, then.intake.notices],
          'Notices of Art. 16 received in the period; imported ones and flags under the terms left out',
        ),
        figure(
          'receipt-median',
          'Time to the receipt, median',
          'seconds',
          [median(receipt), median(then.receipt)],
          'Notices with an email address',
          receipt.ended,
        ),
        figure(
          'receipt-p95',
          'Time to the receipt, 95th percentile',
          'seconds',
          [p95(receipt), p95(then.receipt)],
          'The same',
          receipt.ended,
        ),
        figure(
          'form-median',
          'Answer of the form, median',
          'seconds',
          [seconds(watched.medianMs), seconds(then.watched.medianMs)],
          'Minutes watched in which it answered',
          watched.answered,
        ),
        figure(
          'form-steps',
          'Pages to a sent notice',
          'count',
          [stepsOfTheForm, stepsOfTheForm],
          'The form as it is served: one page, one button; the API takes one request',
        ),
        figure(
          'child-abuse',
          'Notices alleging child sexual abuse',
          'count',
          [intake.aboutChildAbuse, then.intake.aboutChildAbuse],
          'Of the notices received',
        ),
        figure(
          'without-name',
          'Of these, sent without a name',
          'count',
          [intake.withoutName, then.intake.withoutName],
          'Art. 16(2)(c): name and address are not asked for',
        ),
        figure(
          'name-asked-for',
          'Of these, called incomplete for the missing name',
          'count',
          [intake.nameAskedFor, then.intake.nameAskedFor],
          'Must be none',
        ),
      ],
      charts: [
        {
          kind: 'bars',
          id: 'missing-elements',
          title: 'Elements of Art. 16(2) that notices lacked on arrival',
          description: `How many notices lacked each element: ${missing.map(({ element, notices }) => `${element} ${notices}`).join(', ') || 'none'}.`,
          unit: 'count',
          bars: missing.map(({ element, notices }) => ({ label: element, value: notices })),
        },
      ],
      tables: [
        table(
          'channels',
          'By channel',
          'Where notices came in, and how many were complete on arrival.',
          [
            { label: 'Channel', unit: 'text' },
            { label: 'Notices', unit: 'count' },
            { label: 'Complete', unit: 'share' },
          ],
          channels.map(({ channel, notices, complete }) => [channel, notices, complete / notices]),
        ),
        table(
          'outages',
          'Minutes in which the form did not answer',
          'Stretches of minutes in a row, the longest first. The status is that of the answer; none when nothing came back in ten seconds.',
          [
            { label: 'From', unit: 'instant' },
            { label: 'Minutes', unit: 'count' },
            { label: 'Status', unit: 'text' },
          ],
          outages.rows.map(({ from, minutes, status }) => [
            from,
            minutes,
            status === null ? 'no answer' : String(status),
          ]),
          outages.total,
        ),
        breachTable(breaches),
      ],
      evidence: [
        {
          what: 'Each notice with channel, instant and hash as it arrived',
          where: 'GET /v1/platforms/{platform}/notices · tables notice, sealed_text',
        },
        { what: 'The facts behind the times', where: 'GET /v1/platforms/{platform}/response-times/receipt/rows' },
        { what: 'Each minute watched', where: 'table form_probe' },
        { what: 'Receipts sent', where: 'table message (kind receipt) · audit entries notice.received' },
        { what: 'Breaches', where: 'GET /v1/platforms/{platform}/breaches?responseTime=receipt' },
      ],
      notes: [
        'The form is asked from outside once a minute at its public address, by one process of the program. A minute without an answer ' +
          'in ten seconds, or with a status of 400 or above, counts as not answered. A minute that nobody watched, because the program ' +
          'or its database stood still, counts for neither: it lowers the share watched.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      intake: await this.query.intake(tx, scope),
      watched: await this.query.watched(tx, scope),
      receipt: await this.times.all(tx, scope, 'receipt'),
      minutes: Math.max(0, Math.floor((scope.end.getTime() - scope.from.getTime()) / MINUTE_MS)),
    };
  }
}

const seconds = (ms: number | null) => (ms === null ? null : ms / 1_000);
