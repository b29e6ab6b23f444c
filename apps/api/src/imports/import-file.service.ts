import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { InputFaults, readInput } from '../infrastructure/validation/index.js';
import { Platforms } from '../platforms/index.js';
import { BatchPulse } from './batch-pulse.js';
import { csvLines } from './csv-records.js';
import { inSets, ndjsonLines, type FileLine } from './file-line.js';
import { ImportBatchesRepository } from './import-batches.repository.js';
import { countsOf, type ImportFormat, type ImportResult, type LineOutcome, type RefusedLine } from './import-batch.js';
import type { BatchMove } from './import-batch.rules.js';
import type { EarlierLine, ImportKind, ImportKindName, ImportRun } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { ImportLinesService } from './import-lines.service.js';
import { importInterrupted } from './import.problems.js';
import { RunMemory } from './run-memory.js';

/** So many lines are one transaction. */
const setSize = 1_000;

/** Refused lines that an answer lists; of more it tells the number alone. */
const listedRefusals = 1_000;

/** So many faults of a line are listed. */
const listedFaults = 20;

export interface AskedImport {
  readonly platformId: string;
  readonly kind: ImportKindName;
  readonly format: ImportFormat;
  readonly fileName: string | null;
  /** Judges every line, and writes nothing. */
  readonly dryRun: boolean;
  readonly by: { readonly credentialId: string; readonly staffId: string | null };
}

interface Tally {
  received: number;
  accepted: number;
  repeated: number;
  refused: number;
  readonly refusals: RefusedLine[];
}

/**
 * Takes in a file of an earlier tool, read no faster than it is written. Lines that are wrong are told by number and stop nothing.
 * Of a file that breaks off whole sets stay; it is imported again, and what is there already counts as repeated.
 */
@Injectable()
export class ImportFileService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly kinds: ImportKinds,
    private readonly lines: ImportLinesService,
    private readonly batches: ImportBatchesRepository,
    private readonly pulse: BatchPulse,
    private readonly audit: Audit,
  ) {}

  async import(asked: AskedImport, source: AsyncIterable<Uint8Array>): Promise<ImportResult> {
    const profile = await this.platforms.byId(asked.platformId);
    const kind = this.kinds.named(asked.kind);
    const memory = new RunMemory();
    const run: ImportRun = {
      profile,
      batchId: newId(),
      credentialId: asked.by.credentialId,
      now: this.clock.now(),
      memory,
    };
    if (asked.dryRun) {
      const { tally, sha256 } = await this.read(asked, kind, source, (lines) => this.lines.rehearse(kind, run, lines));
      return { ...tally, kind: kind.name, batchId: null, sha256: sha256.toString('hex') };
    }
    await this.begin(asked, run);
    try {
      const { tally, sha256 } = await this.pulse.during({ platformId: profile.id, id: run.batchId }, () =>
        this.read(
          asked,
          kind,
          source,
          (lines) => this.lines.record(kind, { ...run, now: this.clock.now() }, lines),
          (refused) => this.countRefused(run, refused),
        ),
      );
      if (!(await this.end(run, 'end', sha256))) throw importInterrupted();
      return { ...tally, kind: kind.name, batchId: run.batchId, sha256: sha256.toString('hex') };
    } catch (error) {
      await this.end(run, 'break', null);
      throw error;
    }
  }

  private async read(
    { format }: AskedImport,
    kind: ImportKind,
    source: AsyncIterable<Uint8Array>,
    handle: (lines: readonly EarlierLine[]) => Promise<LineOutcome[]>,
    refuse: (refused: readonly LineOutcome[]) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ tally: Tally; sha256: Buffer }> {
    const hash = createHash('sha256');
    const bytes = hashed(source, (chunk) => hash.update(chunk));
    const tally: Tally = { received: 0, accepted: 0, repeated: 0, refused: 0, refusals: [] };
    for await (const set of inSets(format === 'csv' ? csvLines(bytes, kind.csv) : ndjsonLines(bytes), setSize)) {
      const read = await Promise.all(set.map((line) => readLine(kind, line)));
      const right = read.filter((line): line is EarlierLine => !(line instanceof InputFaults));
      const faults = read.filter((line) => line instanceof InputFaults);
      await refuse(faults);
      const outcomes = await handle(right);
      const ofLine = new Map(right.map((line, index) => [line, outcomes[index]!]));
      add(
        tally,
        set,
        read.map((line) => (line instanceof InputFaults ? line : ofLine.get(line)!)),
      );
    }
    return { tally, sha256: hash.digest() };
  }

  private async begin(
    { kind, format, fileName, by }: AskedImport,
    { profile, batchId, now }: ImportRun,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.batches.insert(tx, {
        platformId: profile.id,
        id: batchId,
        kind,
        format,
        fileName,
        ...by,
        startedAt: now,
      });
      await this.enter(tx, profile.id, batchId, 'import.started', { kind: code(kind), format: code(format) });
    });
  }

  /** False when somebody took it for gone, and ended it. */
  private end({ profile, batchId }: ImportRun, move: BatchMove, sha256: Buffer | null): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const batch = { platformId: profile.id, id: batchId, from: 'running' as const, move };
      if (!(await this.batches.move(tx, batch, { at: this.clock.now(), sha256 }))) return false;
      await this.enter(tx, profile.id, batchId, move === 'end' ? 'import.finished' : 'import.broken', {
        sha256: sha256 && code(sha256.toString('hex')),
      });
      return true;
    });
  }

  private async countRefused(run: ImportRun, refused: readonly LineOutcome[]): Promise<void> {
    if (refused.length > 0) await this.lines.countRefused(run, refused);
  }

  private enter(
    tx: Parameters<Audit['append']>[0],
    platformId: string,
    entityId: string,
    action: string,
    details: Parameters<Audit['append']>[1][number]['details'],
  ): Promise<void> {
    return this.audit.append(tx, [{ platformId, action, entityKind: 'import-batch', entityId, details }]);
  }
}

async function* hashed(source: AsyncIterable<Uint8Array>, update: (chunk: Uint8Array) => void) {
  for await (const chunk of source) {
    update(chunk);
    yield chunk;
  }
}

async function readLine(kind: ImportKind, { value, fault }: FileLine): Promise<EarlierLine | InputFaults> {
  return fault === undefined ? readInput(kind.line, value) : new InputFaults([{ pointer: '#', detail: fault }]);
}

function add(tally: Tally, set: readonly FileLine[], outcomes: readonly LineOutcome[]): void {
  const counts = countsOf(outcomes);
  tally.received += counts.received;
  tally.accepted += counts.accepted;
  tally.repeated += counts.repeated;
  tally.refused += counts.refused;
  outcomes.forEach((outcome, index) => {
    if (typeof outcome === 'string' || tally.refusals.length >= listedRefusals) return;
    tally.refusals.push({ line: set[index]!.number, errors: outcome.errors.slice(0, listedFaults) });
  });
}
