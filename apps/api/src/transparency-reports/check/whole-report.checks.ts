import { publicationDeadline } from '../period.rules.js';
import type { Check, Violation } from './check.js';
import { figuresById } from './indicator-rows.js';
import { cell, declarationOf, headerOf, type SheetTable } from './sheet-table.js';

const identification = '1_report_identification';
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

interface Stated {
  readonly sheet: string;
  readonly record: number;
  readonly column: string | null;
  readonly text: string;
}

/** The texts of one key column in all sheets, each once per sheet, where it first stands. */
function stated(tables: readonly SheetTable[], columnId: string): Stated[] {
  return tables.flatMap((table) => {
    const has = declarationOf(table)?.columns.some((column) => column.id === columnId);
    if (!has) return [];
    const seen = new Set<string>();
    return table.records.slice(1).flatMap((record, index): Stated[] => {
      const text = cell(table, record, columnId).trim();
      if (text === '' || seen.has(text)) return [];
      seen.add(text);
      return [{ sheet: table.id, record: index + 2, column: headerOf(table, columnId), text }];
    });
  });
}

function unlikeTheFirst(tables: readonly SheetTable[], columnId: string): Violation[] {
  const [first, ...others] = stated(tables, columnId);
  if (!first) return [];
  return others
    .filter(({ text }) => text !== first.text)
    .map(({ text, ...at }) => ({
      ...at,
      detail: `"${text.slice(0, 80)}", but "${first.text.slice(0, 80)}" on ${first.sheet}`,
    }));
}

export const oneServiceAndPeriod: Check = {
  id: 'F5',
  status: 'rule',
  text: 'A report is about one service and one period, the same on all sheets (Annex II Part I).',
  violations: (tables) => {
    const own = figuresById(tables.find((table) => table.id === identification));
    const from = own.get('period_start');
    const to = own.get('period_end');
    const period = `${from?.value}/${to?.value}`;
    const known = day.test(from?.value ?? '') && day.test(to?.value ?? '');
    const elsewhere = known
      ? stated(tables, 'reporting_period')
          .filter(({ text }) => text !== period)
          .map(({ text, ...at }) => ({ ...at, detail: `"${text.slice(0, 80)}", but ${period} on ${identification}` }))
      : unlikeTheFirst(tables, 'reporting_period');
    return [...unlikeTheFirst(tables, 'service'), ...elsewhere];
  },
};

type Identified = Partial<Record<'from' | 'to' | 'published' | 'previous', { record: number; value: string }>>;

/** The days that sheet 1 tells, as far as they are days. */
function identified(tables: readonly SheetTable[]): Identified {
  const own = figuresById(tables.find((table) => table.id === identification));
  const dayAt = (id: string) => {
    const record = own.get(id);
    return record && day.test(record.value) ? record : undefined;
  };
  return {
    from: dayAt('period_start'),
    to: dayAt('period_end'),
    published: dayAt('publication_date'),
    previous: dayAt('previous_publication_date'),
  };
}

const onSheet1 = { sheet: identification, column: 'Value' };

export const daysAreInOrder: Check = {
  id: 'F11',
  status: 'rule',
  text: 'The period ends after it starts, and the report is published after its end and after the report before (Art. 2(3) of Regulation (EU) 2024/2835).',
  violations: (tables) => {
    const { from, to, published, previous } = identified(tables);
    const found: Violation[] = [];
    if (from && to && from.value > to.value) {
      found.push({ ...onSheet1, record: to.record, detail: `${to.value} is before ${from.value}` });
    }
    if (to && published && published.value <= to.value) {
      const detail = `published ${published.value}, before the period was over`;
      found.push({ ...onSheet1, record: published.record, detail });
    }
    if (previous && published && previous.value >= published.value) {
      const detail = `${previous.value} is not before ${published.value}`;
      found.push({ ...onSheet1, record: previous.record, detail });
    }
    return found;
  },
};

/** Apart from the others: a report that is late, or corrected later, must be published all the same. */
export const publishedInTime: Check = {
  id: 'F13',
  status: 'rule',
  text: 'The report is published within two months after the end of its period (Art. 2(3) of Regulation (EU) 2024/2835).',
  violations: (tables) => {
    const { to, published } = identified(tables);
    if (!to || !published || published.value <= publicationDeadline(to.value)) return [];
    const detail = `published ${published.value}, due ${publicationDeadline(to.value)}`;
    return [{ ...onSheet1, record: published.record, detail }];
  },
};

export const periodIsAskedFor: Check = {
  id: 'F12',
  status: 'inferred',
  text: 'The period is a calendar year, or a half-year of a very large service; the first could begin on 1 July 2025 (Art. 2 of Regulation (EU) 2024/2835).',
  violations: (tables) =>
    stated(tables, 'reporting_period')
      .slice(0, 1)
      .filter(({ text }) => {
        const [from = '', to = ''] = text.split('/');
        if (!day.test(from) || !day.test(to) || from > to) return false;
        const days = `${from.slice(5)}/${to.slice(5)}`;
        const known = ['01-01/12-31', '01-01/06-30', '07-01/12-31'].includes(days);
        return from.slice(0, 4) !== to.slice(0, 4) || !known;
      })
      .map(({ text, ...at }) => ({ ...at, detail: text })),
};
