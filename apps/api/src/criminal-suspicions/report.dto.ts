import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUrl, IsUUID, MaxLength } from 'class-validator';
import { acceptedMemberStateCodes } from '../categories/index.js';
import { IsCleanText, IsInstant, IsMailAddress } from '../infrastructure/validation/index.js';
import { europol, type ReportChannel, reportChannels } from './suspicion.js';

export class ReportSuspicionDto {
  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000032', description: 'Of the register' })
  @IsUUID()
  authorityId!: string;

  @ApiProperty({
    example: 'phone',
    enum: reportChannels,
    description: 'By `mail` Noticedesk sends one now, without personal data; the others are written down',
  })
  @IsIn(reportChannels)
  channel!: ReportChannel;

  @ApiPropertyOptional({
    example: '2026-11-22T10:20:00Z',
    description: 'When it was told; now when left out. Not for mails',
  })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;

  @ApiPropertyOptional({ example: 'Officer on duty 12, call 4711', description: 'Of the authority; kept sealed' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  reference?: string;

  @ApiPropertyOptional({
    example: 'Name of the account, the address and the text of the post.',
    description: 'What was told; kept sealed',
  })
  @IsOptional()
  @IsCleanText(10_000, { min: 1 })
  text?: string;

  @ApiPropertyOptional({
    example: '0192f1a0-5c3e-7000-8000-000000000033',
    description: 'The package that was handed over',
  })
  @IsOptional()
  @IsUUID()
  exportId?: string;

  @ApiPropertyOptional({
    example: 'The victim lives there.',
    description: 'Why an authority that Art. 18(1) and (2) do not name; needed for such a one. Kept sealed',
  })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  reason?: string;
}

export class AddAuthorityDto {
  @ApiProperty({
    example: 'BE',
    enum: [...acceptedMemberStateCodes, europol],
    description: 'A Member State, or europol',
  })
  @IsIn([...acceptedMemberStateCodes, europol])
  jurisdiction!: string;

  @ApiProperty({ example: 'Federal Judicial Police, internet referral unit' })
  @IsCleanText(300, { min: 1 })
  name!: string;

  @ApiPropertyOptional({ example: 'desk@police.example' })
  @IsOptional()
  @IsMailAddress()
  email?: string;

  @ApiPropertyOptional({ example: 'https://portal.police.example' })
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true })
  @MaxLength(2_000)
  portalUrl?: string;

  @ApiPropertyOptional({ example: '+32 2 555 01 01' })
  @IsOptional()
  @IsCleanText(50, { min: 1 })
  phone?: string;
}
