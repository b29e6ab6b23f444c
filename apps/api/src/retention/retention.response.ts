import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { accessRequestKinds, accessRequestStates, type AccessRequest } from './access-request.js';
import { keepingReasons, recordKinds } from './record.js';
import type { ShownAccessRequest, ShownRecord } from './show-retention.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: '2027-05-23T00:00:00.000Z' };
const text = { type: String, nullable: true, description: 'Null when erased, or not open to the caller.' };

export class KeptResponse {
  @ApiProperty({ enum: keepingReasons, example: 'complaint-window' }) reason!: string;
  @ApiProperty({ ...noInstant, description: 'Null: until what is open ends.' }) until!: string | null;
  @ApiProperty({ example: 'DSA Art. 20(1): who was told may complain for six months' }) rule!: string;
}

export class ErasureResponse {
  @ApiProperty(instant) at!: string;
  @ApiProperty({ example: 2 }) texts!: number;
  @ApiProperty({ example: 1 }) files!: number;
}

export class RetentionResponse {
  @ApiProperty({ enum: recordKinds, example: 'notice' }) kind!: string;
  @ApiProperty(id) id!: string;
  @ApiProperty({
    ...noInstant,
    description: 'When the longest living reason ends; null while one has no end, or none is left.',
  })
  keptUntil!: string | null;
  @ApiProperty({ type: [KeptResponse], description: 'The longest living first.' }) reasons!: KeptResponse[];
  @ApiProperty({ type: [ErasureResponse] }) erasures!: ErasureResponse[];
}

export class RetentionPolicyResponse {
  @ApiProperty({ enum: recordKinds, example: 'notice' }) record!: string;
  @ApiProperty({ example: 1095 }) days!: number;
  @ApiProperty({ ...noInstant, description: 'When it was set.' }) recordedAt!: string | null;
}

export class PeriodResponse {
  @ApiProperty({ enum: recordKinds, example: 'notice' }) record!: string;
  @ApiProperty({ example: 1095 }) days!: number;
}

export class RetentionPoliciesResponse {
  @ApiProperty({ type: [PeriodResponse], description: 'In force.' }) inForce!: PeriodResponse[];
  @ApiProperty({ type: [RetentionPolicyResponse], description: 'What was set, the newest first.' })
  versions!: RetentionPolicyResponse[];
}

export class AccessRequestResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: accessRequestKinds, example: 'erasure' }) kind!: string;
  @ApiProperty({ enum: accessRequestStates, example: 'prepared' }) state!: string;
  @ApiProperty({ type: String, nullable: true, ...id }) recipientId!: string | null;
  @ApiProperty(instant) receivedAt!: string;
  @ApiProperty({ ...instant, description: 'One month after receipt.' }) dueAt!: string;
  @ApiProperty({ ...noInstant, example: null }) closedAt!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Of the archive that was made last, in hex.',
  })
  archiveSha256!: string | null;
}

export class AccessRequestDetailsResponse extends AccessRequestResponse {
  @ApiProperty({ ...text, example: 'eve@example.org' }) email!: string | null;
  @ApiProperty({ ...text, example: 'Eve Example' }) name!: string | null;
  @ApiProperty({ ...text, example: 'Please delete all that you hold on me.' }) words!: string | null;
  @ApiProperty({ type: [RetentionResponse], description: 'Of an erasure: what went, and what stays.' })
  records!: RetentionResponse[];
}

export class AccessRequestsResponse {
  @ApiProperty({ type: [AccessRequestResponse] }) items!: AccessRequestResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toRetention({ kind, id, kept, erasures }: ShownRecord): RetentionResponse {
  return {
    kind,
    id,
    keptUntil: kept[0]?.until?.toISOString() ?? null,
    reasons: kept.map(({ reason, until, rule }) => ({ reason, until: until?.toISOString() ?? null, rule })),
    erasures: erasures.map(({ at, texts, files }) => ({ at: at.toISOString(), texts, files })),
  };
}

export function toAccessRequestDetails({ request, words, records }: ShownAccessRequest): AccessRequestDetailsResponse {
  return {
    ...toAccessRequest(request),
    email: words?.email ?? null,
    name: words?.name ?? null,
    words: words?.words ?? null,
    records: records.map(toRetention),
  };
}

export function toAccessRequests({ items, next }: Page<AccessRequest>): AccessRequestsResponse {
  return { items: items.map(toAccessRequest), next };
}

function toAccessRequest(request: AccessRequest): AccessRequestResponse {
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    recipientId: request.recipientId,
    receivedAt: request.receivedAt.toISOString(),
    dueAt: request.dueAt.toISOString(),
    closedAt: request.closedAt?.toISOString() ?? null,
    archiveSha256: request.archiveSha256?.toString('hex') ?? null,
  };
}
