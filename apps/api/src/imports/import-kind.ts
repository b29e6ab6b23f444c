import type { Tx } from '../infrastructure/database/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import type { CsvColumns } from './csv-cells.rules.js';
import type { RunMemory } from './run-memory.js';

/** What an earlier tool hands over, in the order in which one refers to the other; equal to `import_batch_kind_known`. */
export const importKinds = ['notices', 'orders', 'decisions', 'complaints', 'disputes'] as const;
export type ImportKindName = (typeof importKinds)[number];

export interface EarlierLine {
  /** What the earlier tool calls it: unique among its kind. */
  externalId: string;
}

/** One import, or its rehearsal. */
export interface ImportRun {
  readonly profile: PlatformProfile;
  readonly batchId: string;
  readonly credentialId: string;
  readonly now: Date;
  /** What lines before have brought that is not on disk: all of them in a dry run, else those of the set. */
  readonly memory: RunMemory;
}

/** What is wrong with a line, or what is written for it; `id` is that of the record here. */
export type Judged<Row> = { readonly errors: readonly FieldError[] } | { readonly row: Row };

/** A kind of records: how a line of it reads, what is wrong with it, what is written. */
export interface ImportKind<
  Line extends EarlierLine = EarlierLine,
  Row extends { readonly id: string } = { id: string },
> {
  readonly name: ImportKindName;
  readonly line: new () => Line;
  readonly csv: CsvColumns;
  /** In the order of the lines, no two of which have one id; writes nothing. */
  judge(tx: Tx, run: ImportRun, lines: readonly Line[]): Promise<Judged<Row>[]>;
  write(tx: Tx, run: ImportRun, rows: readonly Row[]): Promise<void>;
}
