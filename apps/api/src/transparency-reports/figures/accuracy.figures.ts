import { accuracyOf, type AccuracyScope, type Estimate, type SystemAccuracy } from '../../automation-accuracy/index.js';
import type { ReportInput } from '../report-input.js';

/** A rows' scope in sheet 8, without what the platform chooses. */
export type AccuracyRows = Omit<AccuracyScope, 'shares'>;

/** `accuracy.*`, `precision.*`, `recall.*`: the systems of which second review says something in this scope (Annex II 1.6). */
export function accuracy_by_system({ provided, choices }: ReportInput, rows: AccuracyRows): SystemAccuracy[] {
  return accuracyOf(provided.accuracy, { ...rows, shares: choices.accuracyCovers });
}

/** A share as the sheet has it: four decimals; null stays blank. */
export function accuracyShare(estimate: Estimate | null): number | null {
  return estimate && Math.round(estimate.share * 10_000) / 10_000;
}
