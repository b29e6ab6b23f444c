import type { FieldError } from '../infrastructure/validation/index.js';
import type { BatchState } from './import-batch.rules.js';
import type { ImportKindName } from './import-kind.js';

/** Equal to `import_batch_format_known`. */
export const importFormats = ['csv', 'ndjson'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What became of lines; blank ones are none. */
export interface LineCounts {
  readonly received: number;
  readonly accepted: number;
  /** They came in before, as they are: nothing was written. */
  readonly repeated: number;
  readonly refused: number;
}

/** A file from an earlier tool, and what became of its lines. */
export interface StoredBatch extends LineCounts {
  readonly id: string;
  readonly kind: ImportKindName;
  readonly format: ImportFormat;
  readonly fileName: string | null;
  /** Of the whole file, in hex; null unless it was read to its end. */
  readonly sha256: string | null;
  /** Who imported it; null for a key that is nobody's. */
  readonly staffId: string | null;
  readonly state: BatchState;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** When whoever imports was last heard of. */
  readonly aliveAt: Date;
}

export interface RefusedLine {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly errors: readonly FieldError[];
}

/** What became of a file, or would. */
export interface ImportResult extends LineCounts {
  /** Null for a dry run: nothing was written. */
  readonly batchId: string | null;
  readonly kind: ImportKindName;
  readonly sha256: string;
  /** The first of the refused ones. */
  readonly refusals: readonly RefusedLine[];
}

export type LineOutcome = 'accepted' | 'repeated' | { readonly errors: readonly FieldError[] };

export function countsOf(outcomes: readonly LineOutcome[]): LineCounts {
  const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
  const repeated = outcomes.filter((outcome) => outcome === 'repeated').length;
  return { received: outcomes.length, accepted, repeated, refused: outcomes.length - accepted - repeated };
}
