import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { ShownHold } from './keep-holds.service.js';
import { heldKinds, type LegalHold } from './legal-hold.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const text = { type: String, nullable: true, description: 'Null when erased, or not open to the caller.' };

export class HeldResponse {
  @ApiProperty({ enum: heldKinds, example: 'recipient' }) kind!: string;
  @ApiProperty({ ...noId, example: id.example }) id!: string | null;
  @ApiProperty(noInstant) from!: string | null;
  @ApiProperty(noInstant) to!: string | null;
}

export class LegalHoldResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(noId) requestId!: string | null;
  @ApiProperty({ type: HeldResponse }) held!: HeldResponse;
  @ApiProperty({ example: 'Art. 67(2) DSA' }) legalBasis!: string;
  @ApiProperty(id) placedBy!: string;
  @ApiProperty(instant) placedAt!: string;
  @ApiProperty({ ...noInstant, description: 'Null: until somebody ends it.' }) expiresAt!: string | null;
  @ApiProperty(noInstant) endedAt!: string | null;
  @ApiProperty(noId) endedBy!: string | null;
}

export class LegalHoldDetailsResponse extends LegalHoldResponse {
  @ApiProperty({ ...text, example: 'The Commission asks about this account.' }) reason!: string | null;
  @ApiProperty({ ...text, example: null }) endReason!: string | null;
}

export class LegalHoldsResponse {
  @ApiProperty({ type: [LegalHoldResponse] }) items!: LegalHoldResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toLegalHoldDetails({ hold, reason, endReason }: ShownHold): LegalHoldDetailsResponse {
  return { ...toLegalHold(hold), reason, endReason };
}

export function toLegalHolds({ items, next }: Page<LegalHold>): LegalHoldsResponse {
  return { items: items.map(toLegalHold), next };
}

function toLegalHold(hold: LegalHold): LegalHoldResponse {
  const { held } = hold;
  return {
    id: hold.id,
    requestId: hold.requestId,
    held: {
      kind: held.kind,
      id: held.kind === 'period' ? null : held.id,
      from: held.kind === 'period' ? held.from.toISOString() : null,
      to: held.kind === 'period' ? held.to.toISOString() : null,
    },
    legalBasis: hold.legalBasis,
    placedBy: hold.placedBy,
    placedAt: hold.placedAt.toISOString(),
    expiresAt: hold.expiresAt?.toISOString() ?? null,
    endedAt: hold.endedAt?.toISOString() ?? null,
    endedBy: hold.endedBy,
  };
}
