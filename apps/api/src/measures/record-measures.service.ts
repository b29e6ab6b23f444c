import './measures.jobs.js';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { keyOf, type MeasureContent, type NewMeasure } from './measure.js';
import { inUtc } from './measure-drafts.js';
import { firstDayTaken, measureFaults } from './measure.rules.js';
import { LookUpMeasuresService, type FoundMeasure } from './look-up-measures.service.js';
import { MakeMonthsService } from './make-months.service.js';
import { MeasuresRepository } from './measures.repository.js';

/** What became of one measure of a set, in the order in which they were given. */
export type Recorded =
  | { readonly outcome: 'accepted' }
  /** It is there already, as it was sent now. */
  | { readonly outcome: 'repeated' }
  /** Another one is there under this day and id. */
  | { readonly outcome: 'differs' }
  | { readonly outcome: 'refused'; readonly errors: readonly FieldError[] };

/** So many mails are written by one job. */
const statementsInAJob = 100;

/** Writes measures by sets: each set is one transaction with one audit entry, and each measure is there or is not (Art. 15(1)(c)). */
@Injectable()
export class RecordMeasuresService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly months: MakeMonthsService,
    private readonly lookUp: LookUpMeasuresService,
    private readonly measures: MeasuresRepository,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Refuses what is wrong and writes the rest; of several under one key within the set the first counts. */
  async record(platformId: string, sent: readonly MeasureContent[]): Promise<Recorded[]> {
    const profile = await this.platforms.byId(platformId);
    const now = this.clock.now();
    const measures = sent.map(inUtc);
    const { restrictionTypes } = profile;
    const bounds = { now, restrictionTypes, firstDay: firstDayTaken(now, this.config.measures.lateMonths) };
    const recorded = measures.map((measure): Recorded | undefined => {
      const errors = measureFaults(measure, bounds);
      return errors.length > 0 ? { outcome: 'refused', errors } : undefined;
    });
    const right = measures.flatMap((measure, index) => (recorded[index] ? [] : [{ measure, index }]));
    if (right.length === 0) return recorded as Recorded[];
    await this.months.ensure(right.map(({ measure }) => measure.appliedOn));
    const outcomes = await this.db.transaction((tx) =>
      this.write(
        tx,
        profile,
        right.map(({ measure }) => measure),
        now,
      ),
    );
    right.forEach(({ index }, i) => (recorded[index] = outcomes[i]));
    return recorded as Recorded[];
  }

  private async write(
    tx: Tx,
    profile: PlatformProfile,
    measures: readonly MeasureContent[],
    now: Date,
  ): Promise<Recorded[]> {
    const found = await this.lookUp.lookUp(tx, profile, measures, now);
    const firstOfKey = new Map<string, NewMeasure>();
    const tellings = new Map<string, FoundMeasure['telling']>();
    for (const one of found) {
      if (one.errors) continue;
      const key = keyOf(one.row);
      if (firstOfKey.has(key)) continue;
      firstOfKey.set(key, one.row);
      tellings.set(key, one.telling);
    }
    const rows = [...firstOfKey.values()];
    const inserted = new Set((await this.measures.insertMany(tx, profile.id, rows)).map(keyOf));
    const others = rows.filter((row) => !inserted.has(keyOf(row)));
    const hashes = new Map(
      (await this.measures.bodyHashes(tx, profile.id, others)).map((one) => [keyOf(one), one.bodyHash]),
    );
    const told = rows.filter((row) => inserted.has(keyOf(row)) && isSent(tellings.get(keyOf(row))));
    await this.tell(tx, profile.id, told);
    if (inserted.size > 0) await this.enter(tx, profile.id, rows, inserted, told.length, now);
    return found.map((one): Recorded => {
      if (one.errors) return { outcome: 'refused', errors: one.errors };
      const key = keyOf(one.row);
      const first = firstOfKey.get(key)!;
      if (first === one.row && inserted.has(key)) return { outcome: 'accepted' };
      const there = inserted.has(key) ? first.bodyHash : hashes.get(key);
      return { outcome: there === one.row.bodyHash ? 'repeated' : 'differs' };
    });
  }

  private async tell(tx: Tx, platformId: string, told: readonly NewMeasure[]): Promise<void> {
    const jobs = Array.from({ length: Math.ceil(told.length / statementsInAJob) }, (_, i) => ({
      name: 'send-measure-statements' as const,
      payload: {
        platformId,
        measures: told
          .slice(i * statementsInAJob, (i + 1) * statementsInAJob)
          .map(({ appliedOn, measureId }) => ({ appliedOn, measureId })),
      },
    }));
    await this.jobs.addMany(tx, jobs);
  }

  /** One entry for the set: the rows carry its transaction (`xid`), by which an auditor finds them. */
  private async enter(
    tx: Tx,
    platformId: string,
    rows: readonly NewMeasure[],
    inserted: ReadonlySet<string>,
    told: number,
    at: Date,
  ): Promise<void> {
    const days = rows
      .filter((row) => inserted.has(keyOf(row)))
      .map(({ appliedOn }) => appliedOn)
      .sort();
    await this.audit.append(tx, [
      {
        platformId,
        action: 'measures.recorded',
        article: '15(1)(c)',
        entityKind: 'measures',
        entityId: newId(),
        details: { measures: inserted.size, statements: told, from: code(days[0]!), to: code(days.at(-1)!) },
        at,
      },
    ]);
  }
}

const isSent = (telling: FoundMeasure['telling'] | undefined) => telling === 'by-mail' || telling === 'by-webhook';
