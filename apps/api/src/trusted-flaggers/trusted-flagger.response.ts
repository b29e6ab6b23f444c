import { ApiProperty } from '@nestjs/swagger';
import { memberStateCodes, noticeCategoryCodes } from '../categories/index.js';
import type { ShownFlagger } from './manage-flaggers.service.js';
import { flaggerStates, statusChanges, statusOf } from './status-history.rules.js';
import { endDayOfAward, historyOf, startOfAward } from './trusted-flagger.rules.js';
import type { TrustedFlaggerRow } from './trusted-flaggers.repository.js';

const orNone = { type: String, nullable: true } as const;

export class TrustedFlaggerResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000005' })
  id!: string;

  @ApiProperty({ example: 'Hotline Example VZW' })
  name!: string;

  @ApiProperty({ example: 'BIPT, Belgium' })
  awardedBy!: string;

  @ApiProperty({ ...orNone, enum: memberStateCodes, example: 'BE', description: 'Of the Coordinator' })
  coordinatorMemberState!: string | null;

  @ApiProperty({ ...orNone, example: 'dsa@coordinator.example', description: 'Where it is told (Art. 22(6))' })
  coordinatorEmail!: string | null;

  @ApiProperty({ ...orNone, example: 'https://coordinator.example/trusted-flaggers' })
  coordinatorUrl!: string | null;

  @ApiProperty({ ...orNone, example: 'TF-2026-004', description: 'Of the award' })
  awardReference!: string | null;

  @ApiProperty({ enum: flaggerStates, example: 'trusted', description: 'Now' })
  state!: string;

  @ApiProperty({
    example: ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS'],
    enum: noticeCategoryCodes,
    isArray: true,
    description: 'The area of expertise now, or as it will be awarded',
  })
  categories!: readonly string[];

  @ApiProperty({ example: '2026-01-01', description: 'Of the award that holds, held last, or is to come' })
  validFrom!: string;

  @ApiProperty({ ...orNone, example: null, description: 'First day on which it no longer holds' })
  validTo!: string | null;

  @ApiProperty({ example: null, type: Date, nullable: true })
  suspendedAt!: Date | null;
}

export class TrustedFlaggerPageResponse {
  @ApiProperty({ type: [TrustedFlaggerResponse] })
  items!: TrustedFlaggerResponse[];

  @ApiProperty({ ...orNone, example: null })
  next!: string | null;
}

export class StatusEventResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000006' })
  id!: string;

  @ApiProperty({ enum: [...statusChanges, 'voided'], example: 'suspended' })
  kind!: string;

  @ApiProperty({ enum: noticeCategoryCodes, isArray: true, nullable: true, example: null })
  categories!: readonly string[] | null;

  @ApiProperty({ ...orNone, example: 'TF-2026-004', description: 'Of the Coordinator’s act' })
  reference!: string | null;

  @ApiProperty({ type: Date, example: '2026-11-22T10:00:00.000Z', description: 'From when it holds' })
  occurredAt!: Date;

  @ApiProperty({
    type: Date,
    nullable: true,
    example: '2026-11-22T10:00:00.000Z',
    description: 'null: when registered',
  })
  recordedAt!: Date | null;

  @ApiProperty({ ...orNone, example: null, description: 'The event that a voided one takes back' })
  voidsId!: string | null;

  @ApiProperty({ example: false, description: 'Taken back: it counts for nothing' })
  isVoided!: boolean;
}

export class StatusHistoryResponse {
  @ApiProperty({ type: TrustedFlaggerResponse })
  flagger!: TrustedFlaggerResponse;

  @ApiProperty({ type: [StatusEventResponse], description: 'In the order of time, the first award first' })
  events!: StatusEventResponse[];
}

export function toTrustedFlaggerResponse({ flagger, asOf }: ShownFlagger): TrustedFlaggerResponse {
  const history = historyOf(flagger);
  const { state, categories, suspendedAt } = statusOf(history, asOf);
  return {
    id: flagger.id,
    name: flagger.name,
    awardedBy: flagger.awardedBy,
    coordinatorMemberState: flagger.coordinatorMemberState,
    coordinatorEmail: flagger.coordinatorEmail,
    coordinatorUrl: flagger.coordinatorUrl,
    awardReference: flagger.awardReference,
    state,
    categories: state === 'not-yet' ? statusOf(history, history[0]!.occurredAt).categories : categories,
    validFrom: startOfAward(flagger, asOf),
    validTo: endDayOfAward(flagger, asOf),
    suspendedAt,
  };
}

export function toStatusHistoryResponse(shown: ShownFlagger): StatusHistoryResponse {
  return { flagger: toTrustedFlaggerResponse(shown), events: toStatusEvents(shown.flagger) };
}

/** The first award has the id of the flagger itself. */
export function toStatusEvents(flagger: TrustedFlaggerRow): StatusEventResponse[] {
  const voided = new Set(flagger.events.map(({ voidsId }) => voidsId));
  const first = historyOf({ ...flagger, events: [] }).map((award) => ({
    id: award.id,
    kind: award.kind,
    categories: award.categories,
    reference: flagger.awardReference,
    occurredAt: award.occurredAt,
    recordedAt: null,
    voidsId: null,
    isVoided: false,
  }));
  const later = flagger.events.map((event) => ({
    id: event.id,
    kind: event.kind,
    categories: event.categories,
    reference: event.reference,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    voidsId: event.voidsId,
    isVoided: voided.has(event.id),
  }));
  return [...first, ...later].toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}
