import type { Duties, Tier } from '../platforms/index.js';
import type { Finding } from './check/check.js';
import type { CountedInput } from './provided.js';
import type { Report } from './report.js';

/** A report as it was made from the facts of one instant, with what the checker found. */
export interface MadeReport extends Report {
  /** Key of the platform. */
  readonly platform: string;
  readonly providerName: string;
  readonly tier: Tier;
  /** How often such a service owes a report; a service that owes none may still make one. */
  readonly obligation: Duties['report'];
  /** False while days of the period are still to come: the figures will change. */
  readonly complete: boolean;
  readonly madeAt: Date;
  readonly findings: readonly Finding[];
  /** What somebody entered and the report counts, read in the same instant as the facts. */
  readonly inputs: readonly CountedInput[];
}
