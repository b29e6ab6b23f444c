import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import type { MeasureKey } from './measure.js';
import { measureReversed } from './measure.problems.js';
import { wrongReversalInstant } from './measure.rules.js';
import { MeasureReversalsRepository } from './measure-reversals.repository.js';
import { MeasuresRepository } from './measures.repository.js';
import { lockOf } from './take-back-measure.service.js';

/**
 * Writes down that the platform took a measure back, and so whatever complaints reversed of it. The measure stays in every
 * figure: it was in effect.
 */
@Injectable()
export class ReverseMeasureService {
  constructor(
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly measures: MeasuresRepository,
    private readonly reversals: MeasureReversalsRepository,
    private readonly audit: Audit,
  ) {}

  /** Told again with the same instant nothing changes. Problems: `not-found`, `invalid-input`, `measure-reversed`. */
  reverse(platformId: string, key: MeasureKey, reversedAt: Date): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, lockOf(platformId, key));
      const find = async () => (await this.measures.find(tx, platformId, [key]))[0];
      const measure = await find();
      if (!measure) throw notFound();
      const detail = wrongReversalInstant(reversedAt, measure.occurredAt, now);
      if (detail) throw invalidInput([{ pointer: '#/reversedAt', detail }]);
      if (!(await this.measures.reverse(tx, platformId, key, reversedAt))) {
        const earlier = (await find())!.reversedAt!;
        if (earlier.getTime() === reversedAt.getTime()) return;
        throw measureReversed(earlier);
      }
      for (const { id, effectiveAt } of await this.reversals.ofMeasure(tx, platformId, key)) {
        if (effectiveAt) continue;
        await this.reversals.confirm(tx, platformId, { id, effectiveAt: reversedAt, recordedAt: now });
      }
      await this.audit.append(tx, [
        {
          platformId,
          action: 'measure.reversed',
          entityKind: 'measure',
          entityId: measure.id,
          details: { day: code(measure.appliedOn) },
        },
      ]);
    });
  }
}
