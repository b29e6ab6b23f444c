import type { Tier } from '../platforms/index.js';
import type { CountingChoices } from './counting-choices.js';
import type { ReportFacts } from './facts.js';
import type { Provided } from './provided.js';
import type { RestrictionFigure } from './figures/restriction-columns.js';

/** Everything that a report is made of; the same input makes the same bytes. */
export interface ReportInput {
  /** Name of the online service: one report per service. */
  readonly service: string;
  /** Statutory name of the provider. */
  readonly providerName: string;
  /** As of the last day of the period. */
  readonly tier: Tier;
  /** Restrictions that the service can impose at all; the columns of all others stay blank. */
  readonly imposableRestrictions: readonly RestrictionFigure[];
  /** First and last day, YYYY-MM-DD, both part of the period. */
  readonly from: string;
  readonly to: string;
  /** YYYY-MM-DD; null while the report is a draft. */
  readonly publishedOn: string | null;
  /** YYYY-MM-DD; null for a first report. */
  readonly previouslyPublishedOn: string | null;
  readonly choices: CountingChoices;
  /** How the provider reads a category: by category code, or `<category code>/<keyword code>`. */
  readonly categoryNotes: Readonly<Record<string, string>>;
  readonly provided: Provided;
  readonly facts: ReportFacts;
}
