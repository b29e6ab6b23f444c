import { ApiProperty } from '@nestjs/swagger';
import { skills, type Skill } from '../categories/index.js';
import type { Page } from '../infrastructure/validation/index.js';
import type { DutyRoster } from './duty.query.js';
import { LanguageCountResponse, SpokenAtResponse, toSpokenAtResponse } from './profile.response.js';
import { countsOf } from './shift.rules.js';
import type { Brought, DutyShift, OnDuty, PlannedShift, WorkedShift } from './shift.js';

const id = { format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000021' };
const person = { format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000002' };

class BroughtResponse {
  @ApiProperty({ type: String, nullable: true, example: 'Moderation Services Ltd' }) employer!: string | null;
  @ApiProperty({ type: [SpokenAtResponse], example: [{ language: 'de', level: 'C1' }] }) languages!: SpokenAtResponse[];
  @ApiProperty({ enum: skills, isArray: true, example: ['general'] }) skills!: readonly Skill[];
}

export class PlannedShiftResponse extends BroughtResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(person) staffId!: string;
  @ApiProperty({ example: '2026-11-23T07:00:00.000Z' }) from!: Date;
  @ApiProperty({ example: '2026-11-23T15:00:00.000Z', description: 'Exclusive' }) until!: Date;
  @ApiProperty({ ...id, type: String, nullable: true, description: 'The turn on the rota that goes with it' })
  rotaShiftId!: string | null;
  @ApiProperty({ type: Date, nullable: true, example: null }) cancelledAt!: Date | null;
  @ApiProperty({ example: '2026-11-20T09:00:00.000Z' }) recordedAt!: Date;
}

export class WorkedShiftResponse extends BroughtResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(person) staffId!: string;
  @ApiProperty({ ...id, type: String, nullable: true }) plannedShiftId!: string | null;
  @ApiProperty({ example: '2026-11-23T07:02:00.000Z' }) startedAt!: Date;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'null: at work' }) endedAt!: Date | null;
  @ApiProperty({ example: '2026-11-23T07:02:00.000Z' }) recordedAt!: Date;
}

export class PlannedShiftsResponse {
  @ApiProperty({ type: [PlannedShiftResponse], example: [], description: 'By their start' })
  items!: PlannedShiftResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class WorkedShiftsResponse {
  @ApiProperty({ type: [WorkedShiftResponse], example: [], description: 'By their start' })
  items!: WorkedShiftResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class OnCallResponse {
  @ApiProperty(person) staffId!: string;
  @ApiProperty({ example: 'moderator-7' }) alias!: string;
  @ApiProperty({ example: '2026-11-23T07:00:00.000Z' }) from!: Date;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'Exclusive; null: not over' })
  until!: Date | null;
}

export class DutyShiftResponse extends BroughtResponse {
  @ApiProperty(person) staffId!: string;
  @ApiProperty({ example: 'moderator-7' }) alias!: string;
  @ApiProperty({ example: '2026-11-23T07:00:00.000Z' }) from!: Date;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'Exclusive; null: not over' })
  until!: Date | null;
}

export class DutyCountsResponse {
  @ApiProperty({ example: 14 }) persons!: number;
  @ApiProperty({ type: [LanguageCountResponse], example: [], description: 'Languages that nobody speaks are left out' })
  languages!: LanguageCountResponse[];
}

export class DutyRosterResponse {
  @ApiProperty({ type: [DutyShiftResponse], example: [] }) planned!: DutyShiftResponse[];
  @ApiProperty({ type: [DutyShiftResponse], example: [] }) worked!: DutyShiftResponse[];
  @ApiProperty({ type: [OnCallResponse], example: [], description: 'On the rota for pages' }) onCall!: OnCallResponse[];
  @ApiProperty({ type: DutyCountsResponse }) plannedCounts!: DutyCountsResponse;
  @ApiProperty({ type: DutyCountsResponse }) workedCounts!: DutyCountsResponse;
}

export function toPlannedShiftResponse(shift: PlannedShift): PlannedShiftResponse {
  const { id, staffId, from, until, rotaShiftId, cancelledAt, recordedAt } = shift;
  return { id, staffId, from, until, rotaShiftId, ...toBroughtResponse(shift), cancelledAt, recordedAt };
}

export function toWorkedShiftResponse(shift: WorkedShift): WorkedShiftResponse {
  const { id, staffId, plannedShiftId, startedAt, endedAt, recordedAt } = shift;
  return { id, staffId, plannedShiftId, startedAt, endedAt, ...toBroughtResponse(shift), recordedAt };
}

export function toPlannedShiftsResponse({ items, next }: Page<PlannedShift>): PlannedShiftsResponse {
  return { items: items.map(toPlannedShiftResponse), next };
}

export function toWorkedShiftsResponse({ items, next }: Page<WorkedShift>): WorkedShiftsResponse {
  return { items: items.map(toWorkedShiftResponse), next };
}

export function toDutyRosterResponse({ planned, worked, onCall }: DutyRoster): DutyRosterResponse {
  return {
    planned: planned.map(toDutyShiftResponse),
    worked: worked.map(toDutyShiftResponse),
    onCall: onCall.map(toOnCallResponse),
    plannedCounts: toCountsResponse(planned),
    workedCounts: toCountsResponse(worked),
  };
}

function toDutyShiftResponse(shift: DutyShift): DutyShiftResponse {
  return { ...toOnCallResponse(shift), ...toBroughtResponse(shift) };
}

function toOnCallResponse({ staffId, alias, from, until }: OnDuty): OnCallResponse {
  return { staffId, alias, from, until };
}

function toBroughtResponse({ employer, languages, skills }: Brought): BroughtResponse {
  return { employer, languages: languages.map(toSpokenAtResponse), skills };
}

function toCountsResponse(shifts: readonly DutyShift[]): DutyCountsResponse {
  const { persons, languages } = countsOf(shifts);
  return { persons, languages: languages.map((each) => ({ ...each })) };
}
