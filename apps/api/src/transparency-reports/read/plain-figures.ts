import type { SheetTable } from '../check/sheet-table.js';
import { declarationOf } from '../check/sheet-table.js';
import { indicatorRecords } from '../check/indicator-rows.js';

/** A figure as the template wants it, read out of a cell that writes it otherwise. */
type Reader = (text: string) => string | undefined;

const grouped = /^\d{1,3}([ \u00a0\u202f'’.,])\d{3}(\1\d{3})*$/;
/** Days since 30 December 1899, as spreadsheets count: these are 2020 to 2039. */
const serialDay = /^(4[3-9]|50)\d{3}(\.0+)?$/;

function integer(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text;
  if (/^\d+[.,]0+$/.test(text)) return text.split(/[.,]/)[0];
  return grouped.test(text) ? text.replace(/\D/g, '') : undefined;
}

function decimal(text: string): string | undefined {
  const bare = text.replace(/ ?(h|hrs?|hours?|fte)\.?$/i, '');
  if (/^\d+(\.\d+)?$/.test(bare)) return bare;
  if (/^\d+,\d+$/.test(bare)) return bare.replace(',', '.');
  const [, whole, part] = /^(\d{1,3}(?:[ \u00a0\u202f'’.,]\d{3})+)[.,](\d+)$/.exec(bare) ?? [];
  if (whole !== undefined) return `${whole.replace(/\D/g, '')}.${part}`;
  return grouped.test(bare) ? bare.replace(/\D/g, '') : undefined;
}

function share(text: string): string | undefined {
  const [, percent] = /^([\d.,]+) ?%$/.exec(text) ?? [];
  const number = decimal(percent ?? text);
  if (number === undefined) return undefined;
  return percent === undefined ? number : String(Number((Number(number) / 100).toFixed(10)));
}

function day(text: string): string | undefined {
  if (serialDay.test(text)) {
    return new Date(Date.UTC(1899, 11, 30) + parseInt(text) * 86_400_000).toISOString().slice(0, 10);
  }
  const [, year, month, dayOfMonth] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year !== undefined) return existing(year, month!, dayOfMonth!);
  const [, first, second, last] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  // The day comes first in every Member State; only where that cannot be, the month does.
  return last === undefined ? undefined : (existing(last, second!, first!) ?? existing(last, first!, second!));
}

function existing(year: string, month: string, dayOfMonth: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text;
}

function period(text: string): string | undefined {
  const parts =
    text.length > 60
      ? []
      : text.split(/ (?:-|–|—|to|until) |[–—]|(?<=\d{4}[-.]\d\d[-.]\d\d)\/|(?<=\d{4})\/(?=\d\d[./]\d\d[./]\d{4})/);
  const days = parts.map((part) => day(part.trim()));
  return days.length === 2 && days.every((one) => one !== undefined) ? days.join('/') : undefined;
}

const readers: Readonly<Record<string, Reader>> = {
  count: integer,
  hours: decimal,
  fte: decimal,
  ratio: share,
  date: day,
  period,
};

/** A cell that was read as something else than it says. */
export interface ReadCell {
  readonly record: number;
  readonly column: string;
  readonly written: string;
  readonly readAs: string;
}

/** The table with its figures plain wherever they can be made out; what cannot stays as it is. */
export function plainFigures(table: SheetTable): { table: SheetTable; readCells: ReadCell[] } {
  const columns = declarationOf(table)?.columns ?? [];
  const units = new Map(indicatorRecords(table).map(({ record, row }) => [record, row?.unit]));
  const readCells: ReadCell[] = [];
  const records = table.records.map((record, index) =>
    index === 0
      ? record
      : record.map((written, position) => {
          const column = columns[position];
          const unit = column?.unit === 'value' ? units.get(index + 1) : column?.unit;
          const readAs = readers[unit ?? '']?.(written.trim());
          if (!column || readAs === undefined || readAs === written) return written;
          readCells.push({ record: index + 1, column: column.header, written, readAs });
          return readAs;
        }),
  );
  return { table: { id: table.id, records }, readCells };
}
