import { ApiProperty } from '@nestjs/swagger';
import type { Authority } from './authority.js';

const orNone = { type: String, nullable: true } as const;

export class AuthorityResponse {
  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000032' })
  id!: string;

  @ApiProperty({ example: 'BE', description: 'A Member State, or europol' })
  jurisdiction!: string;

  @ApiProperty({ example: 'Federal Judicial Police, internet referral unit' })
  name!: string;

  @ApiProperty({ ...orNone, example: 'desk@police.example' })
  email!: string | null;

  @ApiProperty({ ...orNone, example: 'https://portal.police.example' })
  portalUrl!: string | null;

  @ApiProperty({ ...orNone, example: '+32 2 555 01 01' })
  phone!: string | null;
}

export class AuthoritiesResponse {
  @ApiProperty({ type: [AuthorityResponse], example: [], description: 'Those in use, by jurisdiction' })
  items!: AuthorityResponse[];
}

export function toAuthorityResponse({ id, jurisdiction, name, email, portalUrl, phone }: Authority): AuthorityResponse {
  return { id, jurisdiction, name, email, portalUrl, phone };
}
