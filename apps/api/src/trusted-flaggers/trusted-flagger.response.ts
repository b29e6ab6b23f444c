import { ApiProperty } from '@nestjs/swagger';
import { noticeCategoryCodes } from '../categories/index.js';
import type { TrustedFlaggerRow } from './trusted-flaggers.repository.js';

export class TrustedFlaggerResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000005' })
  id!: string;

  @ApiProperty({ example: 'Hotline Example VZW' })
  name!: string;

  @ApiProperty({ example: 'BIPT, Belgium' })
  awardedBy!: string;

  @ApiProperty({ example: ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS'], enum: noticeCategoryCodes, isArray: true })
  categories!: readonly string[];

  @ApiProperty({ example: '2026-01-01' })
  validFrom!: string;

  @ApiProperty({ example: null, type: String, nullable: true, description: 'First day on which it no longer holds' })
  validTo!: string | null;

  @ApiProperty({ example: null, type: Date, nullable: true })
  suspendedAt!: Date | null;
}

export class TrustedFlaggerPageResponse {
  @ApiProperty({ type: [TrustedFlaggerResponse] })
  items!: TrustedFlaggerResponse[];

  @ApiProperty({ example: null, type: String, nullable: true })
  next!: string | null;
}

export function toTrustedFlaggerResponse(flagger: TrustedFlaggerRow): TrustedFlaggerResponse {
  return {
    id: flagger.id,
    name: flagger.name,
    awardedBy: flagger.awardedBy,
    categories: flagger.categories,
    validFrom: flagger.validFrom,
    validTo: flagger.validTo,
    suspendedAt: flagger.suspendedAt,
  };
}
