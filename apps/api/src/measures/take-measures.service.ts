import { Injectable } from '@nestjs/common';
import { InputFaults, readInput, type FieldError } from '../infrastructure/validation/index.js';
import { MeasureDto } from './measure.dto.js';
import { measureDiffers } from './measure.problems.js';
import { setsOfLines, type NdjsonLine } from './ndjson-lines.js';
import { RecordMeasuresService, type Recorded } from './record-measures.service.js';

/** So many lines are one transaction. */
const setSize = 1_000;

/** Refused lines that an answer lists; of more it tells the number alone. */
export const listedRefusals = 1_000;

/** So many faults of a line are listed: one with thousands of unknown fields must not fill the memory. */
const listedFaults = 20;

export interface RefusedLine {
  /** From 1. */
  readonly line: number;
  readonly errors: readonly FieldError[];
}

/** What became of the lines of a stream. */
export interface TakenMeasures {
  received: number;
  accepted: number;
  repeated: number;
  refused: number;
  /** The first of the refused ones. */
  readonly refusals: RefusedLine[];
}

interface ReadLine {
  readonly number: number;
  readonly read: MeasureDto | InputFaults;
}

/**
 * Takes measures by the million: one line each, read no faster than they are written, a set at a time, the next one read while the
 * last is written. Lines that are wrong are told by number and stop nothing. Of a stream that breaks off whole sets stay, and the
 * platform sends it again: what is there already counts as repeated.
 */
@Injectable()
export class TakeMeasuresService {
  constructor(private readonly measures: RecordMeasuresService) {}

  async take(platformId: string, source: AsyncIterable<Uint8Array>): Promise<TakenMeasures> {
    const taken: TakenMeasures = { received: 0, accepted: 0, repeated: 0, refused: 0, refusals: [] };
    let writing: Promise<void> = Promise.resolve();
    for await (const lines of setsOfLines(source, setSize)) {
      const set = await Promise.all(lines.map(readLine));
      await writing;
      writing = this.write(platformId, set, taken);
      writing.catch(() => {}); // thrown by the await above, or below
    }
    await writing;
    return taken;
  }

  private async write(platformId: string, set: readonly ReadLine[], taken: TakenMeasures): Promise<void> {
    const right = set.filter((one): one is ReadLine & { read: MeasureDto } => !(one.read instanceof InputFaults));
    const recorded = await this.recordApart(platformId, right);
    const ofLine = new Map(right.map(({ number }, index) => [number, recorded[index]!]));
    for (const { number, read } of set) {
      taken.received++;
      const outcome = read instanceof InputFaults ? refusedFor(read.errors) : ofLine.get(number)!;
      if (outcome.outcome === 'accepted') taken.accepted++;
      else if (outcome.outcome === 'repeated') taken.repeated++;
      else refuse(taken, number, outcome.outcome === 'refused' ? outcome.errors : [differs]);
    }
  }

  /** A set that the database refuses is halved until the line at fault is alone. */
  private async recordApart(platformId: string, lines: readonly { readonly read: MeasureDto }[]): Promise<Recorded[]> {
    if (lines.length === 0) return [];
    try {
      return await this.measures.record(
        platformId,
        lines.map(({ read }) => read),
      );
    } catch (error) {
      if (!isDataFault(error)) throw error;
      if (lines.length === 1) return [refusedFor([{ pointer: '#', detail: 'is refused by the database' }])];
      const half = lines.length >> 1;
      const first = await this.recordApart(platformId, lines.slice(0, half));
      return [...first, ...(await this.recordApart(platformId, lines.slice(half)))];
    }
  }
}

const differs: FieldError = { pointer: '#/measureId', detail: measureDiffers.title };

const refusedFor = (errors: readonly FieldError[]): Recorded => ({ outcome: 'refused', errors });

function refuse(taken: TakenMeasures, line: number, errors: readonly FieldError[]): void {
  taken.refused++;
  if (taken.refusals.length < listedRefusals) taken.refusals.push({ line, errors: errors.slice(0, listedFaults) });
}

async function readLine({ number, text, fault }: NdjsonLine): Promise<ReadLine> {
  if (text === undefined) return { number, read: new InputFaults([{ pointer: '#', detail: fault ?? 'is no line' }]) };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { number, read: new InputFaults([{ pointer: '#', detail: 'must be JSON on one line' }]) };
  }
  return { number, read: await readInput(MeasureDto, value) };
}

/** Classes 22 and 23 of SQLSTATE: what is wrong with the values. */
function isDataFault(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^2[23]/.test(String(error.code));
}
