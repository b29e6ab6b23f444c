import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, isStaff, type KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { forbidden, invalidInput, notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { BroughtToShiftService } from './brought-to-shift.service.js';
import type { WorkedShift } from './shift.js';
import { afterEnding, workedFaults, workedStateOf } from './shift.rules.js';
import { shiftOver, shiftOverlaps } from './shift.problems.js';
import { ShiftsRepository } from './shifts.repository.js';

export interface NewWorkedShift {
  /** The caller unless told. */
  readonly staffId?: string;
  /** Now unless told. */
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly plannedShiftId?: string;
}

/** Keeps who was at work, from the people themselves or from whoever plans. */
@Injectable()
export class WorkShiftsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly shifts: ShiftsRepository,
    private readonly brought: BroughtToShiftService,
  ) {}

  /** Begins a shift, or writes down a whole one. Problems: `forbidden`, `invalid-input`, `shift-overlaps`. */
  record(platformId: string, caller: KeyCaller, asked: NewWorkedShift): Promise<WorkedShift> {
    const staffId = asked.staffId ?? caller.staffId ?? undefined;
    if (staffId === undefined)
      throw invalidInput([{ pointer: '#/staffId', detail: 'must be told by a caller who is no person' }]);
    mustBeOwnOrPlanner(caller, staffId);
    return this.db.transaction(async (tx) => {
      const recordedAt = this.clock.now();
      const { startedAt = recordedAt, endedAt = null, plannedShiftId = null } = asked;
      const faults = workedFaults({ startedAt, endedAt }, recordedAt);
      if (faults.length > 0) throw invalidInput(faults);
      await this.shifts.lockPerson(tx, platformId, staffId);
      const brought = await this.brought.by(tx, platformId, staffId, startedAt);
      await this.mustBePlannedFor(tx, platformId, staffId, plannedShiftId);
      if (await this.shifts.overlapsWorked(tx, platformId, staffId, { startedAt, endedAt })) throw shiftOverlaps();
      const shift: WorkedShift = { id: newId(), staffId, plannedShiftId, startedAt, endedAt, ...brought, recordedAt };
      await this.shifts.insertWorked(tx, platformId, shift, isStaff(caller) ? caller.staffId : null);
      await this.report(tx, platformId, shift, endedAt ? 'shift.worked' : 'shift.begun');
      return shift;
    });
  }

  /** Ends a shift now, or at an instant before. Problems: `not-found`, `forbidden`, `shift-over`, `invalid-input`. */
  end(platformId: string, caller: KeyCaller, id: string, at?: Date): Promise<WorkedShift> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const shift = await this.shifts.lockWorked(tx, platformId, id);
      if (!shift) throw notFound();
      mustBeOwnOrPlanner(caller, shift.staffId);
      const state = workedStateOf(shift);
      if (afterEnding(state) === null) throw shiftOver(state);
      const ended = { ...shift, endedAt: at ?? now };
      const faults = workedFaults(ended, now);
      if (faults.length > 0) throw invalidInput(faults);
      await this.shifts.end(tx, platformId, id, ended.endedAt);
      await this.report(tx, platformId, ended, 'shift.ended');
      return ended;
    });
  }

  /** Those that touch a span of time, by their start. */
  async list(platformId: string, asked: PageQuery & { from?: Date; to?: Date }): Promise<Page<WorkedShift>> {
    const [at, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const span = { from: asked.from ?? null, to: asked.to ?? null, after: at === undefined ? null : { at, id: id! } };
    const rows = await this.db.read((tx) => this.shifts.workedPage(tx, platformId, span, asked.limit + 1));
    return pageOf(rows, asked.limit, (shift) => pageKey(shift.startedAt.toISOString(), shift.id));
  }

  private async mustBePlannedFor(tx: Tx, platformId: string, staffId: string, id: string | null): Promise<void> {
    if (id === null) return;
    const planned = await this.shifts.lockPlanned(tx, platformId, id);
    if (planned?.staffId !== staffId || planned.cancelledAt)
      throw invalidInput([{ pointer: '#/plannedShiftId', detail: 'must be a shift planned for this person' }]);
  }

  private report(tx: Tx, platformId: string, shift: WorkedShift, action: string): Promise<void> {
    const { id: entityId, startedAt, endedAt } = shift;
    const details = { startedAt, endedAt };
    return this.audit.append(tx, [
      { platformId, action, article: '42(2)', entityKind: 'worked-shift', entityId, details },
    ]);
  }
}

function mustBeOwnOrPlanner(caller: KeyCaller, staffId: string): void {
  if (caller.staffId === staffId || callerMay(caller, 'shift:plan')) return;
  throw forbidden('Only who plans shifts writes down those of others.');
}
