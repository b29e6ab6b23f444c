import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { BroughtToShiftService } from './brought-to-shift.service.js';
import { KeepRotaService } from './keep-rota.service.js';
import type { PlannedShift } from './shift.js';
import { afterCancelling, plannedFaults, plannedStateOf } from './shift.rules.js';
import { shiftOver, shiftOverlaps } from './shift.problems.js';
import { ShiftsRepository } from './shifts.repository.js';

export interface NewPlannedShift {
  readonly staffId: string;
  readonly from: Date;
  readonly until: Date;
  /** Puts the person on the rota for pages too; 1 is paged first. */
  readonly onCallPosition?: number;
}

/** Plans who will be on duty, and with it who is paged. */
@Injectable()
export class PlanShiftsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly shifts: ShiftsRepository,
    private readonly rota: KeepRotaService,
    private readonly brought: BroughtToShiftService,
  ) {}

  /** Problems: `invalid-input`, `shift-overlaps`. */
  plan(platformId: string, plannedBy: string | null, asked: NewPlannedShift): Promise<PlannedShift> {
    const { staffId, from, until, onCallPosition: position } = asked;
    return this.db.transaction(async (tx) => {
      const recordedAt = this.clock.now();
      const faults = plannedFaults(asked, recordedAt);
      if (faults.length > 0) throw invalidInput(faults);
      await this.shifts.lockPerson(tx, platformId, staffId);
      const brought = await this.brought.by(tx, platformId, staffId, from);
      if (await this.shifts.overlapsPlanned(tx, platformId, staffId, from, until)) throw shiftOverlaps();
      const rotaShift =
        position === undefined ? null : await this.rota.addIn(tx, platformId, { staffId, position, from, until });
      const shift: PlannedShift = {
        id: newId(),
        staffId,
        from,
        until,
        ...brought,
        rotaShiftId: rotaShift?.id ?? null,
        cancelledAt: null,
        recordedAt,
      };
      await this.shifts.insertPlanned(tx, platformId, shift, plannedBy);
      await this.report(tx, platformId, shift, 'shift.planned');
      return shift;
    });
  }

  /** Takes the turn on the rota back with it. Problems: `not-found`, `shift-over`. */
  cancel(platformId: string, id: string): Promise<PlannedShift> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const shift = await this.shifts.lockPlanned(tx, platformId, id);
      if (!shift) throw notFound();
      const state = plannedStateOf(shift, now);
      if (afterCancelling(state) === null) throw shiftOver(state);
      await this.shifts.cancel(tx, platformId, id, now);
      if (shift.rotaShiftId) await this.rota.endIn(tx, platformId, shift.rotaShiftId);
      await this.report(tx, platformId, shift, 'shift.cancelled');
      return { ...shift, cancelledAt: now };
    });
  }

  /** Those that touch a span of time, by their start. */
  async list(platformId: string, asked: PageQuery & { from?: Date; to?: Date }): Promise<Page<PlannedShift>> {
    const [at, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const span = { from: asked.from ?? null, to: asked.to ?? null, after: at === undefined ? null : { at, id: id! } };
    const rows = await this.db.read((tx) => this.shifts.plannedPage(tx, platformId, span, asked.limit + 1));
    return pageOf(rows, asked.limit, (shift) => pageKey(shift.from.toISOString(), shift.id));
  }

  private report(tx: Tx, platformId: string, shift: PlannedShift, action: string): Promise<void> {
    const { id: entityId, from, until } = shift;
    const details = { from, until, onCall: shift.rotaShiftId !== null };
    return this.audit.append(tx, [
      { platformId, action, article: '42(2)', entityKind: 'planned-shift', entityId, details },
    ]);
  }
}
