import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { breachable, type Breachable } from './breach.js';
import type { ListedBreach } from './breaches.query.js';

const orNone = { type: String, nullable: true } as const;

export class BreachedMeasureResponse {
  @ApiProperty({ format: 'date', example: '2026-11-22' })
  appliedOn!: string;

  @ApiProperty({ example: 'm-4711' })
  measureId!: string;
}

export class BreachResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({ enum: breachable, example: 'decision' })
  responseTime!: Breachable;

  @ApiProperty({
    enum: [
      'notice-item',
      'case',
      'message',
      'enforcement-command',
      'measure-reversal',
      'complaint',
      'dispute',
      'order',
      'suspicion',
      'information-request',
      'platform-day',
      'report',
    ],
    example: 'notice-item',
  })
  factKind!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000002' })
  factId!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:00.000Z' })
  dueAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:01.500Z', description: 'When the worker wrote it' })
  recordedAt!: string;

  @ApiProperty({ ...orNone, example: '0192f1a0-5c3e-7000-8000-000000000003' })
  noticeId!: string | null;

  @ApiProperty({ ...orNone, example: 'ND-7K2M-4QX9' })
  noticeReference!: string | null;

  @ApiProperty({ ...orNone, example: '0192f1a0-5c3e-7000-8000-000000000004' })
  caseId!: string | null;

  @ApiProperty({ ...orNone, example: null, description: 'What was decided, meanwhile or before' })
  decisionId!: string | null;

  @ApiProperty({
    type: BreachedMeasureResponse,
    nullable: true,
    description: "The measure of the platform's own systems that it is about; null otherwise.",
  })
  measure!: BreachedMeasureResponse | null;
}

export class BreachesResponse {
  @ApiProperty({ type: [BreachResponse] })
  items!: BreachResponse[];

  @ApiProperty({ ...orNone, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export function toBreachesResponse({ items, next }: Page<ListedBreach>): BreachesResponse {
  return { items: items.map(toBreachResponse), next };
}

function toBreachResponse(breach: ListedBreach): BreachResponse {
  return {
    id: breach.id,
    responseTime: breach.responseTime,
    factKind: breach.factKind,
    factId: breach.factId,
    dueAt: breach.dueAt.toISOString(),
    recordedAt: breach.recordedAt.toISOString(),
    noticeId: breach.noticeId,
    noticeReference: breach.noticeReference,
    caseId: breach.caseId,
    decisionId: breach.decisionId,
    measure: breach.measure && { appliedOn: breach.measure.appliedOn, measureId: breach.measure.measureId },
  };
}
