import type { CellValue, Sheet } from '../transparency-reports/index.js';
import { changesBetween } from './changes.rules.js';

const columns: Sheet['columns'] = [
  { id: 'service', header: 'Service', role: 'key', unit: 'text' },
  { id: 'category_code', header: 'Category', role: 'key', unit: 'text' },
  { id: 'notices_received', header: 'Number of notices received ', role: 'figure', unit: 'count' },
  { id: 'contextual_information', header: 'Contextual information', role: 'context', unit: 'text' },
];
const sheet = (...records: CellValue[][]): Sheet => ({
  id: '4_notices',
  partName: 'notices',
  legalBasis: 'Art. 15(1)(b)',
  columns,
  records,
});
const first = sheet(['Plaza', 'TOTAL', 3, 'As counted.'], ['Plaza', 'KEYWORD_OTHER', 1, null]);

it('finds nothing between equal reports, whatever the name of the service', () => {
  expect(changesBetween([first], [first])).toEqual([]);
  expect(changesBetween([first], [sheet(...first.records.map(([, ...cells]) => ['Agora', ...cells]))])).toEqual([]);
});

it('names sheet, row and column of what changed, a blank too', () => {
  const second = sheet(['Plaza', 'TOTAL', 4, null], ['Plaza', 'KEYWORD_OTHER', 1, null]);
  const at = { sheet: '4_notices', row: 2, label: 'TOTAL' };
  expect(changesBetween([first], [second])).toEqual([
    { ...at, column: 'Number of notices received ', before: 3, after: 4 },
    { ...at, column: 'Contextual information', before: 'As counted.', after: null },
  ]);
});

it('knows rows by their keys: one that came in between moves the others without a change', () => {
  const second = sheet(
    first.records[0] as CellValue[],
    ['Plaza', 'KEYWORD_NEW', 2, null],
    first.records[1] as CellValue[],
  );
  const change = { sheet: '4_notices', label: 'KEYWORD_NEW', column: 'Number of notices received ' };
  expect(changesBetween([first], [second])).toEqual([{ ...change, row: 3, before: null, after: 2 }]);
  expect(changesBetween([second], [first])).toEqual([{ ...change, row: null, before: 2, after: null }]);
});

it('tells rows apart that have the same keys', () => {
  const twice = (count: number) => sheet(['Plaza', 'KEYWORD_OTHER', 1, null], ['Plaza', 'KEYWORD_OTHER', count, null]);
  expect(changesBetween([twice(2)], [twice(5)])).toMatchObject([{ row: 3, before: 2, after: 5 }]);
});
