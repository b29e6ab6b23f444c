import { ApiProperty } from '@nestjs/swagger';
import { categoryCodes } from '../categories/index.js';
import type { Page } from '../infrastructure/validation/index.js';
import type { Certification, CertifiedBody } from './dispute-body.js';
import { isCertifiedOn } from './dispute-body.rules.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

export class CertificationResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'Coimisiún na Meán' }) coordinator!: string;
  @ApiProperty({ example: 'IE' }) memberState!: string;
  @ApiProperty({ type: [String], example: ['en', 'de'] }) languages!: readonly string[];
  @ApiProperty({ enum: categoryCodes, isArray: true, description: 'Empty: all fields.', example: [] })
  categories!: readonly string[];
  @ApiProperty({ example: '2026-01-01' }) validFrom!: string;
  @ApiProperty({ example: '2031-01-01', description: 'First day on which it no longer holds.' }) validTo!: string;
  @ApiProperty({ type: String, nullable: true, description: 'First day after it was revoked.', example: null })
  endedOn!: string | null;
}

export class DisputeBodyResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'Appeals Centre Example' }) name!: string;
  @ApiProperty({ example: 'https://appeals.example' }) url!: string;
  @ApiProperty({ type: String, nullable: true, example: 'cases@appeals.example' }) email!: string | null;
  @ApiProperty({ description: 'Today, in the platform’s zone.', example: true }) certified!: boolean;
  @ApiProperty({ type: [CertificationResponse], description: 'The earliest first.' })
  certifications!: CertificationResponse[];
}

export class DisputeBodiesResponse {
  @ApiProperty({ type: [DisputeBodyResponse] }) items!: DisputeBodyResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toDisputeBodyResponse(body: CertifiedBody, today: string): DisputeBodyResponse {
  return {
    id: body.id,
    name: body.name,
    url: body.url,
    email: body.email,
    certified: body.certifications.some((certification) => isCertifiedOn(certification, today)),
    certifications: body.certifications.map(toCertificationResponse),
  };
}

export function toDisputeBodiesResponse({ items, next }: Page<CertifiedBody>, today: string): DisputeBodiesResponse {
  return { items: items.map((body) => toDisputeBodyResponse(body, today)), next };
}

function toCertificationResponse(certification: Certification): CertificationResponse {
  return {
    id: certification.id,
    coordinator: certification.coordinator,
    memberState: certification.memberState,
    languages: certification.languages,
    categories: certification.categories,
    validFrom: certification.validFrom,
    validTo: certification.validTo,
    endedOn: certification.endedOn,
  };
}
