import type { ComplianceAuditState } from './compliance-audit.js';
import { daysIn, mayGo, periodBefore, periodFaults, statesBefore } from './compliance-audit.rules.js';

const states: ComplianceAuditState[] = ['queued', 'making', 'made', 'failed'];
const allowed = ['queued→making', 'queued→failed', 'making→making', 'making→made', 'making→failed'];

describe('the life of a report', () => {
  it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('%s → %s', (from, to) =>
    expect(mayGo(from, to)).toBe(allowed.includes(`${from}→${to}`)),
  );

  it('names from where one comes', () => expect(statesBefore('failed')).toEqual(['queued', 'making']));
});

describe('the period', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 31, { from: '2026-01-29', to: '2026-02-28' }],
    ['2024-02-29', '2024-02-29', 1, { from: '2024-02-28', to: '2024-02-28' }],
    ['2026-01-01', '2026-12-31', 365, { from: '2025-01-01', to: '2025-12-31' }],
  ])('from %s to %s is compared with as many days before', (from, to, days, before) => {
    expect(daysIn({ from, to })).toBe(days);
    expect(periodBefore({ from, to })).toEqual(before);
  });

  it.each([
    ['2026-02-02', '2026-02-01', ['#/to']],
    ['2026-11-23', '2026-11-30', ['#/from']],
    ['2024-01-01', '2025-01-01', ['#/to']],
    ['2024-01-01', '2024-12-31', []],
    ['2026-11-22', '2026-11-30', []],
  ])('from %s to %s on 22 November 2026: %j', (from, to, pointers) =>
    expect(periodFaults({ from, to }, '2026-11-22').map(({ pointer }) => pointer)).toEqual(pointers),
  );
});
