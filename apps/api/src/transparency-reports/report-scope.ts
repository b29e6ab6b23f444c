import { invalidInput } from '../infrastructure/problem/index.js';
import { type CountingChoices, choicesFrom } from './counting-choices.js';
import { periodBounds } from './period.rules.js';
import type { FactsScope } from './facts-scope.js';
import type { ReportSubject } from './report-subject.query.js';

/** The days asked for, YYYY-MM-DD, both inside; the problem `invalid-input` when they run backwards. */
export interface AskedPeriod {
  readonly platformId: string;
  readonly from: string;
  readonly to: string;
}

export function refuseBackwards({ from, to }: AskedPeriod): void {
  if (to < from) throw invalidInput([{ in: 'path', pointer: '#/to', detail: 'must not be before the first day' }]);
}

/** The counting choices of the platform, and the facts that they put into the period. */
export function scopeOf(asked: AskedPeriod, subject: ReportSubject): { choices: CountingChoices; facts: FactsScope } {
  const choices = choicesFrom(subject.reportSettings, subject.timeZone);
  const bounds = periodBounds(asked.from, asked.to, choices.reportingZone);
  const insideAreaOnly = choices.trustedFlaggerNotices === 'in-area';
  return { choices, facts: { platformId: asked.platformId, ...bounds, insideAreaOnly } };
}
