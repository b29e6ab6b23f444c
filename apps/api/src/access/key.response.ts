import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { ApiKeyRow } from './api-keys.repository.js';

export class MadeKeyResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({
    description: 'Shown this once: only its hash is kept',
    example: 'nd_0192f1a05c3e70008000000000000001_wK3vJ1n0b5q8ZcXyT2mR7sPdLhVf4aGeUo9iBtNxQjE',
  })
  key!: string;
}

export class KeyResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({ example: 'platform' })
  role!: string;

  @ApiProperty({ example: 'Upload service' })
  label!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null })
  staffId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null })
  trustedFlaggerId!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The staff member or key that made it',
    example: null,
  })
  createdBy!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:00.000Z' })
  recordedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  revokedAt!: string | null;
}

export class KeysResponse {
  @ApiProperty({ type: [KeyResponse] })
  items!: KeyResponse[];

  @ApiProperty({ type: String, nullable: true, description: '`after` of the next page', example: null })
  next!: string | null;
}

export function toKeysResponse({ items, next }: Page<ApiKeyRow>): KeysResponse {
  return { items: items.map(toKeyResponse), next };
}

function toKeyResponse(key: ApiKeyRow): KeyResponse {
  return {
    id: key.id,
    role: key.role,
    label: key.label,
    staffId: key.staffId,
    trustedFlaggerId: key.trustedFlaggerId,
    createdBy: key.createdBy,
    recordedAt: key.recordedAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
