import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { LiveEvent } from './live-event.js';

export class LiveEventResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }) id!: string;
  @ApiProperty({ example: 'cup-final', description: 'As the platform names it' }) eventId!: string;
  @ApiProperty({ example: 1, description: 'Counts up with each change' }) version!: number;
  @ApiProperty({ example: 'Cup final 2026' }) name!: string;
  @ApiProperty({ example: '2026-11-22T18:00:00.000Z' }) startsAt!: Date;
  @ApiProperty({ example: '2026-11-22T21:00:00.000Z', description: 'Exclusive' }) endsAt!: Date;
  @ApiProperty({ type: [String], example: ['stream-7'] }) contentIds!: readonly string[];
  @ApiProperty({ type: [String], example: ['account-7'] }) accountIds!: readonly string[];
  @ApiProperty({ type: [String], example: ['cup-final-2026'] }) tags!: readonly string[];
  @ApiProperty({ type: Number, nullable: true, example: 2_000_000 }) expectedAudience!: number | null;
  @ApiProperty({ example: false }) cancelled!: boolean;
  @ApiProperty({ example: '2026-11-20T10:00:00.000Z', description: 'When this version was written down' })
  recordedAt!: Date;
}

export class LiveEventVersionsResponse extends LiveEventResponse {
  @ApiProperty({ type: [LiveEventResponse], example: [], description: 'All versions, the first one first' })
  versions!: LiveEventResponse[];
}

export class LiveEventsResponse {
  @ApiProperty({ type: [LiveEventResponse], example: [], description: 'In the order of their start' })
  items!: LiveEventResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toLiveEventResponse(event: LiveEvent): LiveEventResponse {
  return {
    id: event.id,
    eventId: event.externalId,
    version: event.version,
    name: event.name,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    contentIds: event.contentIds,
    accountIds: event.accountIds,
    tags: event.tags,
    expectedAudience: event.expectedAudience,
    cancelled: event.cancelled,
    recordedAt: event.recordedAt,
  };
}

export function toLiveEventVersionsResponse(versions: readonly LiveEvent[]): LiveEventVersionsResponse {
  return { ...toLiveEventResponse(versions.at(-1)!), versions: versions.map(toLiveEventResponse) };
}

export function toLiveEventsResponse({ items, next }: Page<LiveEvent>): LiveEventsResponse {
  return { items: items.map(toLiveEventResponse), next };
}
