import { Injectable } from '@nestjs/common';
import { memberStateFrom } from '../../categories/index.js';
import { Clock } from '../../infrastructure/clock.js';
import { Database } from '../../infrastructure/database/database.js';
import type { Tx } from '../../infrastructure/database/tx.js';
import { notFound } from '../../infrastructure/problem/index.js';
import { type CountingChoices, defaultChoices } from '../counting-choices.js';
import { prepareCounting } from '../counting-transaction.query.js';
import type { ReportFacts } from '../facts.js';
import type { FactsScope } from '../facts-scope.js';
import { FigureRowsQuery } from '../figure-rows.query.js';
import { selectionOf } from '../figure-selection.js';
import { restrictionFigures } from '../figures/restriction-types.js';
import { nothingProvided } from '../provided.js';
import { assembleReport } from '../report.js';
import { ReportFactsQuery } from '../report-facts.query.js';
import { type AskedPeriod, refuseBackwards, scopeOf } from '../report-scope.js';
import { type ReportSubject, ReportSubjectQuery } from '../report-subject.query.js';
import type { Sheet } from '../sheet.js';
import { applicable, compareCell, compareSheets, placedIn } from './compare.rules.js';
import { PlainFactsQuery } from './plain-facts.query.js';
import { Recount } from './recount.js';
import { cellsOf, type ReportCell } from './report-cells.js';
import type { Difference, Verification } from './verification.js';

/** The choices that the second count follows; of all others it knows the defaults alone. */
const followed: readonly (keyof CountingChoices)[] = [
  'reportingZone',
  'trustedFlaggerNotices',
  'solelyAutomatedColumn',
  'partlyAutomated',
  'searchEngineIs',
  'automaticOrderReceipt',
];

/** How far it is, from 0 to 1. */
export type OnProgress = (share: number) => void;

/** Counts a report in two further ways, in one snapshot of the facts, and names every cell that one of them has otherwise. */
@Injectable()
export class VerifyReportService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly subjects: ReportSubjectQuery,
    private readonly facts: ReportFactsQuery,
    private readonly rows: FigureRowsQuery,
    private readonly plain: PlainFactsQuery,
  ) {}

  /** Problems: `not-found` for a platform that was not there, `invalid-input` for days that run backwards. */
  verify(asked: AskedPeriod, onProgress: OnProgress = () => {}): Promise<Verification> {
    refuseBackwards(asked);
    return this.db.read(async (tx) => {
      await prepareCounting(tx);
      const subject = await this.subjects.onDay(tx, asked.platformId, asked.to);
      if (!subject) throw notFound();
      const { choices: chosen, facts: scope } = scopeOf(asked, subject);
      const choices = { ...defaultChoices, ...Object.fromEntries(followed.map((name) => [name, chosen[name]])) };
      const assemble = (facts: ReportFacts) => sheetsOf(asked, subject, choices, facts);
      const sheets = assemble(await this.facts.count(tx, scope, choices));
      onProgress(0.02);
      const straight = assemble(await this.facts.count(tx, scope, choices, { straight: true }));
      onProgress(0.1);
      const cells = applicable(sheets.flatMap(cellsOf));
      const listed = await this.compareRows(tx, scope, choices, cells, (share) => onProgress(0.1 + share * 0.3));
      const recount = await this.recount(tx, scope, choices, (share) => onProgress(0.4 + share * 0.6));
      const again = cells.flatMap((cell) => {
        const counted = recount.valueOf(cell);
        return counted === undefined ? [] : [compareCell('recount', cell, counted)];
      });
      const differences = [...compareSheets(sheets, straight), ...listed.differences, ...again.flat()];
      return {
        platform: subject.key,
        from: asked.from,
        to: asked.to,
        madeAt: this.clock.now(),
        agrees: differences.length === 0,
        compared: {
          straight: sheets.reduce((sum, { records, columns }) => sum + records.length * columns.length, 0),
          rows: listed.compared,
          recount: again.length,
        },
        facts: recount.facts,
        defaulted: (Object.keys(defaultChoices) as (keyof CountingChoices)[]).filter(
          (name) => choices[name] !== chosen[name],
        ),
        differences,
      };
    });
  }

  /** Each count beside the number of the rows that its figure lists. */
  private async compareRows(
    tx: Tx,
    scope: FactsScope,
    choices: CountingChoices,
    cells: readonly ReportCell[],
    onProgress: OnProgress,
  ): Promise<{ compared: number; differences: Difference[] }> {
    const differences: Difference[] = [];
    const figures = [...Map.groupBy(cells.filter(isCount), ({ sheet, figure }) => `${sheet} ${figure}`).values()];
    let compared = 0;
    for (const [index, ofFigure] of figures.entries()) {
      const { sheet, figure } = ofFigure[0]!;
      const selection = selectionOf(sheet, figure, choices);
      if (!selection) continue;
      const placed = await this.rows.countByPlace(tx, scope, selection);
      for (const cell of ofFigure) {
        const memberState = cell.scope === 'TOTAL' ? undefined : memberStateFrom(cell.scope);
        differences.push(...compareCell('rows', cell, placedIn(cell, placed, memberState)));
      }
      compared += ofFigure.length;
      onProgress((index + 1) / figures.length);
    }
    return { compared, differences };
  }

  private async recount(tx: Tx, scope: FactsScope, choices: CountingChoices, onProgress: OnProgress): Promise<Recount> {
    const recount = new Recount(choices);
    const passed = (instant: Date | undefined) =>
      instant ? (instant.getTime() - scope.from.getTime()) / (scope.until.getTime() - scope.from.getTime()) : 0;
    for await (const page of this.plain.notices(tx, scope)) {
      recount.addNotices(page);
      onProgress(passed(page.notices.at(-1)?.receivedAt) / 3);
    }
    for await (const page of this.plain.decisions(tx, scope)) {
      recount.addDecisions(page);
      onProgress((1 + passed(page.decisions.at(-1)?.occurredAt)) / 3);
    }
    for await (const page of this.plain.measures(tx, scope)) {
      recount.addMeasures(page);
      onProgress((2 + passed(page.at(-1)?.occurredAt)) / 3);
    }
    return recount;
  }
}

function isCount({ figure }: ReportCell): boolean {
  return !/median|ratio/.test(figure);
}

function sheetsOf(asked: AskedPeriod, subject: ReportSubject, choices: CountingChoices, facts: ReportFacts): Sheet[] {
  const { sheets } = assembleReport({
    service: subject.serviceName,
    providerName: subject.providerName,
    tier: subject.tier,
    imposableRestrictions: subject.restrictionTypes.map((type) => restrictionFigures[type]),
    from: asked.from,
    to: asked.to,
    publishedOn: null,
    previouslyPublishedOn: null,
    choices,
    categoryNotes: {},
    provided: nothingProvided,
    facts,
  });
  return [...sheets];
}
