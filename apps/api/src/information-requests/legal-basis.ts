import type { LegalBasis } from './information-request.js';

/** The article of the DSA, for the audit log; undefined for another law. */
export function articleOf(legalBasis: LegalBasis): string | undefined {
  return legalBasis === 'other' ? undefined : legalBasis;
}
