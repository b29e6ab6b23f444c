import { memberStateCodes, officialLanguageCodes } from '../categories/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { ProvidedModerators, ProvidedRecipients } from './provided.js';

/** Each official language must be named once: one left out would have to be guessed. */
export function moderatorFaults({ languages }: ProvidedModerators): FieldError[] {
  const named = languages.map(({ language }) => language);
  return namesEachOnce(named, officialLanguageCodes)
    ? []
    : [{ pointer: '#/languages', detail: 'must name each of the 24 official languages once' }];
}

/** Each Member State must be named once; nobody counts in more of them than in the Union. */
export function recipientFaults({ total, memberStates }: ProvidedRecipients): FieldError[] {
  const faults: FieldError[] = [];
  const named = memberStates.map(({ memberState }) => memberState);
  if (!namesEachOnce(named, memberStateCodes)) {
    faults.push({ pointer: '#/memberStates', detail: 'must name each of the 27 Member States once' });
  }
  if (memberStates.some(({ recipients }) => recipients > total)) {
    faults.push({ pointer: '#/total', detail: 'must not be below the number of a Member State' });
  }
  return faults;
}

function namesEachOnce(named: readonly string[], wanted: readonly string[]): boolean {
  return named.length === wanted.length && wanted.every((one) => named.includes(one));
}
