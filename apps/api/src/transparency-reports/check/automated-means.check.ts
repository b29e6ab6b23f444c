import type { Check, Violation } from './check.js';
import { categoryRecords, cell, count, type SheetTable } from './sheet-table.js';

const normal = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

function find(table: SheetTable, indicator: string, scope: string) {
  const index = table.records.findIndex(
    (record) =>
      normal(cell(table, record, 'indicator')) === indicator && normal(cell(table, record, 'scope')) === scope,
  );
  const record = table.records[index];
  return record ? { record: index + 1, value: count(cell(table, record, 'value')) } : undefined;
}

function ownWithinTotal(table: SheetTable): Violation[] {
  return [
    'number of measures solely taken by automated means',
    'number of measures not taken by automated means',
  ].flatMap((indicator) => {
    const total = find(table, indicator, 'total number');
    const own = find(table, indicator, 'own-initiative');
    if (!total || !own || (own.value ?? 0) <= (total.value ?? 0)) return [];
    const detail = `${own.value} at own initiative, more than ${total.value ?? 'no figure'} in total`;
    return [{ sheet: table.id, record: own.record, column: 'Value', detail }];
  });
}

function processedWithinReceived(table: SheetTable, notices: SheetTable | undefined): Violation[] {
  const received = notices && categoryRecords(notices).find((record) => record.level === 'total');
  const solely = find(table, 'number of notices solely processed by automated means', 'nam total');
  const not = find(table, 'number of notices not processed by automated means', 'nam total');
  if (!received || !solely || !not) return [];
  const processed = (solely.value ?? 0) + (not.value ?? 0);
  const all = received.numbers.get('notices_received') ?? 0;
  if (processed <= all) return [];
  const detail = `${processed} notices processed, ${all} received according to sheet 4`;
  return [{ sheet: table.id, record: solely.record, column: 'Value', detail }];
}

export const automationWithinTotals: Check = {
  id: 'C8',
  status: 'inferred',
  text: 'Sheet 8: measures at own initiative are part of the total; notices processed are at most those received (sheet 4).',
  violations: (tables) =>
    tables
      .filter((table) => table.id === '8_automated_means')
      .flatMap((table) => [
        ...ownWithinTotal(table),
        ...processedWithinReceived(
          table,
          tables.find((other) => other.id === '4_notices'),
        ),
      ]),
};
