import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { ShownSurge } from './show-surges.service.js';
import { surgeEventKinds, surgeStates, type Rush, type Surge, type SurgeEventKind, type SurgeState } from './surge.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40' };
const nullableInstant = { type: Date, nullable: true, example: '2026-11-22T18:00:00.000Z' };

export class RushResponse {
  @ApiProperty({ example: 'median-mad-1', description: 'The rule’s name' }) rule!: string;
  @ApiProperty({ example: 212, description: 'Notices in the hour before it was noticed' }) noticesInHour!: number;
  @ApiProperty({ example: 50, description: 'The median of the same hour on the days on record' }) usualInHour!: number;
  @ApiProperty({ example: 10, description: 'Their median absolute deviation, the root of the median at least' })
  spreadInHour!: number;
  @ApiProperty({ example: 100, description: 'Above which it is a surge' }) thresholdInHour!: number;
  @ApiProperty({ example: 28 }) daysOnRecord!: number;
}

export class SurgeResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'null: of every one' })
  category!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'nl', description: 'null: of every one' })
  language!: string | null;
  @ApiProperty({ enum: ['person', 'rule'], example: 'rule', description: 'Who saw it first' })
  origin!: 'person' | 'rule';
  @ApiProperty({ enum: surgeStates, example: 'on', description: 'Surge mode is on, or it has still to be answered' })
  state!: SurgeState;
  @ApiProperty({ example: '2026-11-22T17:40:00.000Z', description: 'When it was noticed, or else switched on' })
  beganAt!: Date;
  @ApiProperty(nullableInstant) switchedOnAt!: Date | null;
  @ApiProperty({ ...nullableInstant, example: '2026-11-23T06:00:00.000Z' }) expectedEndAt!: Date | null;
  @ApiProperty({ ...nullableInstant, example: null, description: 'When it was switched off or dismissed' })
  endedAt!: Date | null;
  @ApiProperty({ type: RushResponse, nullable: true, example: null, description: 'What the rule saw' })
  rush!: RushResponse | null;
  @ApiProperty({ example: '2026-11-22T17:40:00.000Z' }) recordedAt!: Date;
}

export class SurgesResponse {
  @ApiProperty({ type: [SurgeResponse], example: [], description: 'In the order in which they began' })
  items!: SurgeResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class SurgeEventResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: surgeEventKinds, example: 'step' }) kind!: SurgeEventKind;
  @ApiProperty({ ...id, type: String, nullable: true, description: 'null: the rule noticed it' })
  staffId!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Called in four people of the late shift.',
    description: 'null where you may not read it, or it was erased, or the rule noticed',
  })
  text!: string | null;
  @ApiProperty({ ...nullableInstant, example: null, description: 'What was then expected' })
  expectedEndAt!: Date | null;
  @ApiProperty({ example: '2026-11-22T18:05:00.000Z' }) occurredAt!: Date;
  @ApiProperty({ example: '2026-11-22T18:06:00.000Z' }) recordedAt!: Date;
}

export class ShownSurgeResponse extends SurgeResponse {
  @ApiProperty({ type: [SurgeEventResponse], example: [], description: 'The first one written first' })
  events!: SurgeEventResponse[];
}

export function toSurgeResponse(surge: Surge): SurgeResponse {
  return {
    id: surge.id,
    category: surge.category,
    language: surge.language,
    origin: surge.origin,
    state: surge.state,
    beganAt: surge.beganAt,
    switchedOnAt: surge.switchedOnAt,
    expectedEndAt: surge.expectedEndAt,
    endedAt: surge.endedAt,
    rush: surge.rush && toRushResponse(surge.rush),
    recordedAt: surge.recordedAt,
  };
}

function toRushResponse(rush: Rush): RushResponse {
  const { rule, noticesInHour, usualInHour, spreadInHour, thresholdInHour, daysOnRecord } = rush;
  return { rule, noticesInHour, usualInHour, spreadInHour, thresholdInHour, daysOnRecord };
}

export function toSurgesResponse({ items, next }: Page<Surge>): SurgesResponse {
  return { items: items.map(toSurgeResponse), next };
}

export function toShownSurgeResponse(surge: ShownSurge): ShownSurgeResponse {
  return {
    ...toSurgeResponse(surge),
    events: surge.events.map(({ id: eventId, kind, staffId, text, expectedEndAt, occurredAt, recordedAt }) => ({
      id: eventId,
      kind,
      staffId,
      text,
      expectedEndAt,
      occurredAt,
      recordedAt,
    })),
  };
}
