import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import { counsels, type Counsel } from './legal-referral.js';

const instant = { type: String, format: 'date-time', description: 'Now when left out' };
const caseId = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

export class AskCounselDto {
  @ApiProperty({ enum: counsels, example: 'in-house' })
  @IsIn(counsels)
  counsel!: Counsel;

  @ApiProperty({ example: 'Is this parody under Belgian law?', description: 'Privileged; kept sealed and apart' })
  @IsCleanText(20_000, { min: 1 })
  question!: string;

  @ApiPropertyOptional({ ...caseId, description: 'What it is about; at most one of the three' })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ ...caseId, description: 'An order of an authority' })
  @IsOptional()
  @IsUUID()
  orderId?: string;

  @ApiPropertyOptional({ ...caseId, description: 'An out-of-court dispute' })
  @IsOptional()
  @IsUUID()
  disputeId?: string;

  @ApiPropertyOptional({ ...instant, example: '2026-11-22T10:00:00Z' })
  @IsOptional()
  @IsInstant()
  askedAt?: Date;
}

export class LegalNoteDto {
  @ApiProperty({ example: 'Yes, as long as nobody is misled.', description: 'Privileged; kept sealed and apart' })
  @IsCleanText(20_000, { min: 1 })
  text!: string;

  @ApiPropertyOptional({ ...instant, example: '2026-11-22T15:00:00Z' })
  @IsOptional()
  @IsInstant()
  at?: Date;
}

export class LegalReferralsQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...caseId, description: 'Only those about this case' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}
