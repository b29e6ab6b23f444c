import { DateTime } from 'luxon';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { Certification } from './dispute-body.js';

/** Art. 21(3): a certification holds for at most five years, and can be renewed. */
export const certificationYearsAtMost = 5;

type Validity = Pick<Certification, 'validFrom' | 'validTo'>;

/** What is wrong with the days of a certification; [] when nothing is. `at` is the pointer of what holds them. */
export function validityFaults({ validFrom, validTo }: Validity, at: string): FieldError[] {
  const pointer = `${at}/validTo`;
  if (validTo <= validFrom) return [{ pointer, detail: 'must lie after validFrom' }];
  const latest = DateTime.fromISO(validFrom).plus({ years: certificationYearsAtMost }).toISODate()!;
  return validTo > latest
    ? [{ pointer, detail: `must be ${latest} or earlier: a certification holds for five years at most (Art. 21(3))` }]
    : [];
}

/** Whether the certification holds on this day. */
export function isCertifiedOn({ validFrom, validTo, endedOn }: Validity & Pick<Certification, 'endedOn'>, day: string) {
  return validFrom <= day && day < validTo && (endedOn === null || day < endedOn);
}
