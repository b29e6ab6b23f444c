import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { AuditEntry } from './audit-entry.js';

export class AuditEntryResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:00.000Z' })
  recordedAt!: string;

  @ApiProperty({ enum: ['anonymous', 'key', 'staff', 'system'], example: 'staff' })
  actorKind!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: '0192f1a0-5c3e-7000-8000-000000000002' })
  actorId!: string | null;

  @ApiProperty({ description: 'The role in which it was done', example: 'moderator' })
  role!: string;

  @ApiProperty({ example: 'notice.received' })
  action!: string;

  @ApiProperty({ type: String, description: 'Of the DSA', nullable: true, example: '16(1)' })
  article!: string | null;

  @ApiProperty({ example: 'notice' })
  entityKind!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000003' })
  entityId!: string;

  @ApiProperty({
    description: 'Codes, ids, field names and numbers; never texts',
    type: 'object',
    additionalProperties: true,
    example: { items: 2, channel: 'form' },
  })
  details!: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true, example: '0192f1a0-5c3e-7000-8000-000000000004' })
  requestId!: string | null;
}

export class AuditEntriesResponse {
  @ApiProperty({ type: [AuditEntryResponse] })
  items!: AuditEntryResponse[];

  @ApiProperty({ type: String, nullable: true, description: '`after` of the next page', example: null })
  next!: string | null;
}

export function toAuditEntriesResponse({ items, next }: Page<AuditEntry>): AuditEntriesResponse {
  return { items: items.map(toAuditEntryResponse), next };
}

function toAuditEntryResponse(entry: AuditEntry): AuditEntryResponse {
  return {
    id: entry.id,
    recordedAt: entry.recordedAt.toISOString(),
    actorKind: entry.actorKind,
    actorId: entry.actorId,
    role: entry.role,
    action: entry.action,
    article: entry.article,
    entityKind: entry.entityKind,
    entityId: entry.entityId,
    details: entry.details,
    requestId: entry.requestId,
  };
}
