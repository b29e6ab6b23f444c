import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { isId, type Page, pageKey, pageOf, readPageKey } from '../infrastructure/validation/index.js';
import type { CountingChoices } from './counting-choices.js';
import { prepareCounting } from './counting-transaction.query.js';
import type { FiguresRow } from './facts.js';
import { type FigureRow, FigureRowsQuery } from './figure-rows.query.js';
import { type FigureSelection, selectionOf } from './figure-selection.js';
import { type AskedPeriod, refuseBackwards, scopeOf } from './report-scope.js';
import { ReportSubjectQuery } from './report-subject.query.js';
import { declaredSheets } from './sheets/index.js';

/** A figure of a sheet in one of its rows, and which page of what it counts. */
export interface AskedFigure {
  readonly figure: string;
  /** Needed only where several sheets have the figure. */
  readonly sheet?: string;
  readonly row: FiguresRow;
  /** The stored code of one block of sheet 3; without one TOTAL. */
  readonly memberState?: string;
  readonly limit: number;
  readonly after?: string;
}

/** Lists the facts that a figure counts, so that nobody has to believe it. */
@Injectable()
export class ListFigureRowsService {
  constructor(
    private readonly db: Database,
    private readonly subjects: ReportSubjectQuery,
    private readonly rows: FigureRowsQuery,
  ) {}

  /** Problems: `not-found` for a figure that no sheet has, `invalid-input` when several have it and none is named. */
  list(period: AskedPeriod, asked: AskedFigure): Promise<Page<FigureRow>> {
    refuseBackwards(period);
    const after = lastId(asked.after);
    return this.db.read(async (tx) => {
      await prepareCounting(tx);
      const subject = await this.subjects.onDay(tx, period.platformId, period.to);
      if (!subject) throw notFound();
      const { choices, facts: scope } = scopeOf(period, subject);
      const selection = select(asked, choices);
      if (asked.memberState !== undefined && !selection.orderKind) {
        throw invalidInput([{ in: 'query', pointer: '#/scope', detail: 'is for figures of sheet 3' }]);
      }
      const found = await this.rows.page(tx, scope, selection, asked, after, asked.limit + 1);
      return pageOf(found, asked.limit, (row) => pageKey(row.id));
    });
  }
}

function select({ figure, sheet }: AskedFigure, choices: CountingChoices): FigureSelection {
  const having = declaredSheets
    .map(({ id }) => ({ id, selection: selectionOf(id, figure, choices) }))
    .filter(({ id, selection }) => selection && (sheet === undefined || sheet === id));
  if (having.length > 1) {
    const detail = `must say which sheet: ${having.map(({ id }) => id).join(' or ')}`;
    throw invalidInput([{ in: 'query', pointer: '#/sheet', detail }]);
  }
  const selection = having[0]?.selection;
  if (!selection) throw notFound();
  return selection;
}

function lastId(after: string | undefined): string | undefined {
  const id = readPageKey(after, 1)?.[0];
  if (id !== undefined && !isId(id)) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return id;
}
