import { ApiProperty } from '@nestjs/swagger';
import { contactPointKinds, type ContactPoint, type ContactPointKind } from './platform.js';

export class ContactPointResponse {
  @ApiProperty({ example: '019a8f00-0000-7000-8000-00000000c001' })
  id!: string;

  @ApiProperty({ example: 'recipients', enum: contactPointKinds })
  kind!: ContactPointKind;

  @ApiProperty({ example: 'Help desk' })
  label!: string;

  @ApiProperty({ example: 'help@example.org', type: String, nullable: true })
  email!: string | null;

  @ApiProperty({ example: 'https://example.org/help', type: String, nullable: true })
  url!: string | null;

  @ApiProperty({ example: ['en', 'de'], type: [String] })
  languages!: readonly string[];

  @ApiProperty({ example: '2026-01-01', description: 'First day, in the platform’s zone' })
  validFrom!: string;

  @ApiProperty({ example: null, type: String, nullable: true, description: 'First day on which it no longer holds' })
  validTo!: string | null;
}

export class ContactPointListResponse {
  @ApiProperty({ type: [ContactPointResponse], description: 'Past and future ones too' })
  items!: ContactPointResponse[];
}

export function toContactPointResponse(point: ContactPoint): ContactPointResponse {
  return {
    id: point.id,
    kind: point.kind,
    label: point.label,
    email: point.email,
    url: point.url,
    languages: point.languages,
    validFrom: point.validFrom,
    validTo: point.validTo,
  };
}
