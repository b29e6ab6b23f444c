import type { Tx } from '../infrastructure/database/index.js';
import type { Duties } from '../platforms/index.js';
import type { FactsScope } from '../response-times/index.js';
import type { Section, SectionId } from './compliance-report.js';

/** Whose facts, and which: what began in [from, until), as it is known `now`. */
export interface AuditScope extends FactsScope {
  readonly timeZone: string;
  /** The end of the period, or now when it is not over: what was open then. */
  readonly end: Date;
}

export interface AskedSection {
  readonly tx: Tx;
  readonly scope: AuditScope;
  /** The same for the period before. */
  readonly before: AuditScope;
  /** As of the last day of the period. */
  readonly duties: Duties;
}

/** Who can say something about one duty. */
export interface SectionSource {
  readonly id: SectionId;
  make(asked: AskedSection): Promise<Section>;
}

/** So many rows by name are held at most; the total is counted all the same. */
export const rowsHeld = 1_000;
