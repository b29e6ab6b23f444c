import { DateTime } from 'luxon';
import type { Cell, Column, Unit } from '../compliance-report.js';
import type { Verdict } from '../verdict.rules.js';

/** A number and its unit stay on one line. */
const space = '\u00a0';

/** What stands where nothing is known. */
export const nothing = '–';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  met: 'Met',
  'at-risk': 'At risk',
  'not-met': 'Not met',
  'no-data': 'No data',
};

/** A number as people read it, with its unit. */
export function written(value: number | null, unit: Unit): string {
  if (value === null || !Number.isFinite(value)) return nothing;
  switch (unit) {
    case 'count':
      return grouped(value, 0);
    case 'number':
      return grouped(value, value !== 0 && Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
    case 'share':
      return `${shareDigits(value)}${space}%`;
    case 'seconds':
      return duration(value);
    case 'days':
      return `${grouped(value, value < 10 ? 1 : 0)}${space}d`;
    case 'ratio':
      return `${value.toFixed(2)}${space}×`;
    case 'probability':
      return value < 0.001 ? `<${space}0.001` : value.toFixed(3);
  }
}

/** The change since the period before, with its sign; nothing where one of the two is not known. */
export function change(value: number | null, before: number | null, unit: Unit): string {
  if (value === null || before === null) return nothing;
  const difference = value - before;
  if (Math.abs(difference) < 1e-9) return '±0';
  const sign = difference > 0 ? '+' : '−';
  const size = Math.abs(difference);
  return unit === 'share' ? `${sign}${(size * 100).toFixed(1)}${space}pp` : `${sign}${written(size, unit)}`;
}

/** A cell of a table, in the zone of the platform. */
export function cell(value: Cell, { unit }: Column, timeZone: string): string {
  if (value === null || value === '') return nothing;
  if (unit === 'instant') return instant(String(value), timeZone);
  return unit === 'text' ? String(value) : written(Number(value), unit);
}

export function instant(iso: string, timeZone: string): string {
  return DateTime.fromISO(iso, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
}

/** So that one failure among thousands never rounds up to all. */
function shareDigits(share: number): string {
  if (share === 0 || share === 1) return String(share * 100);
  const percent = share * 100;
  if (percent > 99.9 || percent < 0.1)
    return (percent > 50 ? Math.min(percent, 99.99) : Math.max(percent, 0.01)).toFixed(2);
  return percent.toFixed(1);
}

function grouped(value: number, digits: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const trimmed = fraction?.replace(/0+$/, '');
  return `${value < 0 ? '−' : ''}${spaced}${trimmed ? `.${trimmed}` : ''}`;
}

/** The two largest units that say something, such as `2 d 4 h`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${space}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return pair(minutes, 'min', whole % 60, 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return pair(hours, 'h', minutes % 60, 'min');
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 || large >= 10
    ? `${large}${space}${largeUnit}`
    : `${large}${space}${largeUnit} ${small}${space}${smallUnit}`;
}
