import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Role } from '../infrastructure/auth/index.js';
import { IsCleanText, IsInstant } from '../infrastructure/validation/index.js';

/** The roles that a key can have; strangers and notifiers have none. */
export const keyRoles = [
  'platform',
  'trusted-flagger',
  'moderator',
  'senior-moderator',
  'compliance-officer',
  'auditor',
  'admin',
] as const satisfies readonly Role[];

export class CreateKeyDto {
  @ApiProperty({ enum: keyRoles, example: 'platform' })
  @IsIn(keyRoles)
  role!: (typeof keyRoles)[number];

  @ApiProperty({ description: 'What the key is for', maxLength: 200, example: 'Upload service' })
  @IsCleanText(200, { min: 1 })
  label!: string;

  @ApiPropertyOptional({
    description: 'The person who holds the key; moderators need one',
    format: 'uuid',
    example: '0192f1a0-5c3e-7000-8000-000000000002',
  })
  @IsOptional()
  @IsUUID()
  staffId?: string;

  @ApiPropertyOptional({
    description: 'For the role trusted-flagger, and only for it',
    format: 'uuid',
    example: '0192f1a0-5c3e-7000-8000-000000000005',
  })
  @IsOptional()
  @IsUUID()
  trustedFlaggerId?: string;

  @ApiPropertyOptional({
    description: 'Valid until this instant; for ever when left out',
    example: '2027-11-22T00:00:00Z',
  })
  @IsOptional()
  @IsInstant()
  expiresAt?: Date;
}
