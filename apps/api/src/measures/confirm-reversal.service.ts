import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { measureReversed } from './measure.problems.js';
import { wrongReversalInstant } from './measure.rules.js';
import { MeasureReversalsRepository, type ListedReversal } from './measure-reversals.repository.js';
import { MeasuresRepository } from './measures.repository.js';
import { lockOf } from './take-back-measure.service.js';

export interface ListedReversals extends Page<ListedReversal> {
  readonly asOf: Date;
}

/** What the platform is to lift of its measures, and that it did. */
@Injectable()
export class ConfirmReversalService {
  constructor(
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly measures: MeasuresRepository,
    private readonly reversals: MeasureReversalsRepository,
    private readonly audit: Audit,
  ) {}

  /** The earliest first. */
  async list(platformId: string, { isOpen, limit, after }: PageQuery & { isOpen?: boolean }): Promise<ListedReversals> {
    const [lastId] = readPageKey(after, ['id']) ?? [];
    const rows = await this.db.read((tx) => this.reversals.page(tx, platformId, { isOpen, after: lastId, limit }));
    return { ...pageOf(rows, limit, ({ id }) => pageKey(id)), asOf: this.clock.now() };
  }

  /** Told again with the same instant nothing changes. Problems: `not-found`, `invalid-input`, `measure-reversed`. */
  confirm(platformId: string, id: string, effectiveAt: Date): Promise<{ reversal: ListedReversal; asOf: Date }> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const asked = await this.reversals.find(tx, platformId, id);
      if (!asked) throw notFound();
      await oneAtATime(tx, lockOf(platformId, asked));
      const measure = (await this.measures.find(tx, platformId, [asked]))[0]!;
      const detail = wrongReversalInstant(effectiveAt, measure.occurredAt, now);
      if (detail) throw invalidInput([{ pointer: '#/effectiveAt', detail }]);
      if (!(await this.reversals.confirm(tx, platformId, { id, effectiveAt, recordedAt: now }))) {
        const earlier = (await this.reversals.find(tx, platformId, id))!;
        if (earlier.effectiveAt!.getTime() !== effectiveAt.getTime()) throw measureReversed(earlier.effectiveAt!);
        return { reversal: earlier, asOf: now };
      }
      if (asked.isWhole) await this.measures.reverse(tx, platformId, asked, effectiveAt);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'measure.reversal-confirmed',
          article: asked.disputeId ? '21(2)' : '20(4)',
          entityKind: 'measure',
          entityId: measure.id,
          details: { day: code(measure.appliedOn), reversal: code(id) },
        },
      ]);
      return { reversal: { ...asked, effectiveAt }, asOf: now };
    });
  }
}
