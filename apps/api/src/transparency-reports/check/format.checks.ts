import type { Unit } from '../sheet.js';
import type { Check, Violation } from './check.js';
import { declarationOf } from './sheet-table.js';

/** What stands in the blank template where a provider writes; none may be left (Annex I). */
const placeholders = [
  'Text',
  'Free text',
  'YYYY-MM-DD',
  'YYYY-MM-DD/YYYY-MM-DD',
  '[...]',
  'AT, […], SE',
  'Text to detail the "Other" keyword.',
];

/** Also with the dots written otherwise: 'AT, [_], SE'. */
const dotted = /^(AT, )?\[(\.\.\.|…|_)\](, SE)?$/;

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether a cell that is not blank has the form of its unit; a 'value' is as its row says, so any number or text. */
const hasForm: Record<Unit, (text: string) => boolean> = {
  text: () => true,
  value: (text) => !/^-|^[1-9]\d{0,2}([ ,'’.]\d{3})+$/.test(text),
  count: (text) => /^\d+$/.test(text),
  hours: (text) => /^\d+(\.\d+)?$/.test(text),
  ratio: (text) => /^(0(\.\d+)?|1(\.0+)?)$/.test(text),
  date: (text) => day.test(text),
  period: (text) => {
    const [from = '', to = '', ...rest] = text.split('/');
    return rest.length === 0 && day.test(from) && day.test(to) && from <= to;
  },
};

export const headersAreTheCommissions: Check = {
  id: 'F1',
  status: 'rule',
  text: 'The header of each sheet is the Commission’s, byte for byte (Annex I).',
  violations: (tables) =>
    tables.flatMap((table) => {
      const header = table.records[0] ?? [];
      return (declarationOf(table)?.columns ?? []).flatMap((column, index): Violation[] => {
        if (header[index] === column.header) return [];
        const detail = `column ${index + 1} is headed "${header[index] ?? ''}"`;
        return [{ sheet: table.id, record: 1, column: column.header, detail }];
      });
    }),
};

export const cellsHaveTheirUnit: Check = {
  id: 'F2',
  status: 'rule',
  text: 'Counts are integers, times are hours, shares lie in [0,1], days are YYYY-MM-DD (Annex II Part I section 4).',
  violations: (tables) =>
    tables.flatMap((table) => {
      const columns = declarationOf(table)?.columns ?? [];
      return table.records.slice(1).flatMap((record, index) =>
        columns.flatMap((column, position): Violation[] => {
          const text = record[position] ?? '';
          if (text === '' || hasForm[column.unit](text)) return [];
          const detail = `"${text}" is no ${column.unit}`;
          return [{ sheet: table.id, record: index + 2, column: column.header, detail }];
        }),
      );
    }),
};

export const noPlaceholders: Check = {
  id: 'C13',
  status: 'rule',
  text: 'No placeholder of the blank template is left, and every record has as many fields as the header (RFC 4180).',
  violations: (tables) =>
    tables.flatMap((table) => {
      const header = table.records[0] ?? [];
      return table.records.slice(1).flatMap((record, index): Violation[] => {
        const at = { sheet: table.id, record: index + 2 };
        const left = record.flatMap((text, position) =>
          placeholders.includes(text.trim()) || dotted.test(text.trim())
            ? [{ ...at, column: header[position] ?? null, detail: `the placeholder "${text}" is left` }]
            : [],
        );
        if (record.length === header.length) return left;
        return [...left, { ...at, column: null, detail: `${record.length} fields under ${header.length} headers` }];
      });
    }),
};
