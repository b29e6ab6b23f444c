import { Injectable } from '@nestjs/common';
import { Audit, canonicalJson, code, type Json } from '../audit/index.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { Sealer, whileNothingIsErased } from '../infrastructure/sealing/index.js';
import { ImportBatchesRepository } from './import-batches.repository.js';
import { countsOf, type LineCounts, type LineOutcome } from './import-batch.js';
import type { EarlierLine, ImportKind, ImportRun } from './import-kind.js';
import { importInterrupted } from './import.problems.js';
import { ImportedRecordsRepository } from './imported-records.repository.js';
import { RunMemory } from './run-memory.js';

interface FreshLine {
  readonly index: number;
  readonly line: EarlierLine;
  readonly lineHmac: Buffer;
}

const differs = { pointer: '#/externalId', detail: 'came in before with other content; a record is imported once' };
const refusedByDatabase = { pointer: '#', detail: 'contradicts what is on record; the database refuses it' };

/** Judges and writes a set of lines: one transaction, in which each line is there or is not. */
@Injectable()
export class ImportLinesService {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
    private readonly batches: ImportBatchesRepository,
    private readonly records: ImportedRecordsRepository,
    private readonly audit: Audit,
  ) {}

  /** What would become of each line, in their order; they are remembered as if they were written. */
  rehearse(kind: ImportKind, run: ImportRun, lines: readonly EarlierLine[]): Promise<LineOutcome[]> {
    return this.db.read(async (tx) => {
      const outcomes: LineOutcome[] = [];
      for (const wave of withoutTwins(lines)) {
        const { outcomes: ofWave } = await this.judge(tx, kind, run, wave);
        outcomes.push(...ofWave);
      }
      return outcomes;
    });
  }

  /** What became of each. A set that the database refuses is halved until the line at fault is alone. */
  async record(
    kind: ImportKind,
    run: Omit<ImportRun, 'memory'>,
    lines: readonly EarlierLine[],
  ): Promise<LineOutcome[]> {
    if (lines.length === 0) return [];
    try {
      return await this.db.transaction((tx) => this.write(tx, kind, { ...run, memory: new RunMemory() }, lines));
    } catch (error) {
      if (!isDataFault(error)) throw error;
      if (lines.length === 1) return [await this.refuse(run)];
      const half = lines.length >> 1;
      const first = await this.record(kind, run, lines.slice(0, half));
      return [...first, ...(await this.record(kind, run, lines.slice(half)))];
    }
  }

  private async write(tx: Tx, kind: ImportKind, run: ImportRun, lines: readonly EarlierLine[]): Promise<LineOutcome[]> {
    const { platformId, id } = { platformId: run.profile.id, id: run.batchId };
    await whileNothingIsErased(tx, platformId); // an earlier dispute keeps what it is about
    await oneAtATime(tx, `import:${platformId}`); // what is judged stays so until it is written
    const outcomes: LineOutcome[] = [];
    for (const wave of withoutTwins(lines)) {
      const { outcomes: ofWave, right } = await this.judge(tx, kind, run, wave);
      outcomes.push(...ofWave);
      if (right.length === 0) continue;
      await kind.write(
        tx,
        run,
        right.map(({ row }) => row),
      );
      await this.records.insertMany(
        tx,
        { platformId, id, kind: kind.name },
        right.map(({ row, line, lineHmac }) => ({ externalId: line.externalId, recordId: row.id, lineHmac })),
        run.now,
      );
    }
    const counts = countsOf(outcomes);
    await this.count(tx, run, counts);
    if (counts.accepted > 0) {
      await this.audit.append(tx, [
        {
          platformId,
          action: 'import.recorded',
          entityKind: 'import-batch',
          entityId: id,
          details: {
            kind: code(kind.name),
            accepted: counts.accepted,
            repeated: counts.repeated,
            refused: counts.refused,
          },
        },
      ]);
    }
    return outcomes;
  }

  /** `right`: those that are to be written. */
  private async judge(tx: Tx, kind: ImportKind, run: ImportRun, lines: readonly EarlierLine[]) {
    const known = await this.records.hashesOf(
      tx,
      run.profile.id,
      kind.name,
      lines.map(({ externalId }) => externalId),
    );
    const outcomes: LineOutcome[] = new Array<LineOutcome>(lines.length);
    const fresh: FreshLine[] = [];
    lines.forEach((line, index) => {
      const lineHmac = this.hashOf(kind, run, line);
      const before = known.get(line.externalId)?.toString('base64') ?? run.memory.lines.get(line.externalId);
      if (before === undefined) fresh.push({ index, line, lineHmac });
      else outcomes[index] = before === lineHmac.toString('base64') ? 'repeated' : { errors: [differs] };
    });
    const judged = await kind.judge(
      tx,
      run,
      fresh.map(({ line }) => line),
    );
    const right = fresh.flatMap(({ index, line, lineHmac }, place) => {
      const one = judged[place]!;
      outcomes[index] = 'row' in one ? 'accepted' : { errors: one.errors };
      if (!('row' in one)) return [];
      run.memory.lines.set(line.externalId, lineHmac.toString('base64'));
      return [{ line, lineHmac, row: one.row }];
    });
    return { outcomes, right };
  }

  /** The same content has the same hash, whatever the order of its fields and the format of the file. */
  private hashOf({ name }: ImportKind, { profile }: ImportRun, line: EarlierLine): Buffer {
    const content = canonicalJson(JSON.parse(JSON.stringify(line)) as Json);
    return this.sealer.hmac('imported-line', `${profile.id}\n${name}\n${content}`);
  }

  private async refuse(run: Omit<ImportRun, 'memory'>): Promise<LineOutcome> {
    const outcome = { errors: [refusedByDatabase] };
    await this.countRefused(run, [outcome]);
    return outcome;
  }

  /** Lines that never came to be judged by their kind. Problem: `import-interrupted`. */
  async countRefused(run: Omit<ImportRun, 'memory'>, refused: readonly LineOutcome[]): Promise<void> {
    await this.db.transaction((tx) => this.count(tx, run, countsOf(refused)));
  }

  private async count(tx: Tx, { profile, batchId }: Omit<ImportRun, 'memory'>, counts: LineCounts): Promise<void> {
    if (!(await this.batches.count(tx, profile.id, batchId, counts))) throw importInterrupted();
  }
}

/** The lines in parts, in which no two have one id: the second of two is judged by what became of the first. */
function withoutTwins(lines: readonly EarlierLine[]): EarlierLine[][] {
  const waves: EarlierLine[][] = [];
  let ids = new Set<string>();
  for (const line of lines) {
    if (waves.length === 0 || ids.has(line.externalId)) {
      waves.push([]);
      ids = new Set();
    }
    waves.at(-1)!.push(line);
    ids.add(line.externalId);
  }
  return waves;
}

/** Classes 22 and 23 of SQLSTATE: what is wrong with the values. */
function isDataFault(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^2[23]/.test(String(error.code));
}
