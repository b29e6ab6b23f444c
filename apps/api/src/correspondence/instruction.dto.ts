import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import {
  givers,
  instructionChannels,
  settlements,
  type Giver,
  type InstructionChannel,
  type Settlement,
} from './instruction.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { type: String, format: 'date-time' };

export class RecordInstructionDto {
  @ApiPropertyOptional({ ...id, description: 'What it is about: exactly one of the three' })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ example: 'account-7', description: 'The platform’s own id of an account' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  accountId?: string;

  @ApiPropertyOptional({ example: 'post-42', description: 'The platform’s own id of a content' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  contentId?: string;

  @ApiProperty({ enum: givers, example: 'owner', description: 'What the person who gave it is to the platform' })
  @IsIn(givers)
  giver!: Giver;

  @ApiProperty({ enum: instructionChannels, example: 'call' })
  @IsIn(instructionChannels)
  channel!: InstructionChannel;

  @ApiProperty({ example: 'J. Doe asked to leave the account alone.', description: 'Who, and what; kept sealed' })
  @IsCleanText(20_000, { min: 1 })
  text!: string;

  @ApiPropertyOptional({ ...id, description: 'Who was told; you when left out' })
  @IsOptional()
  @IsUUID()
  receivedBy?: string;

  @ApiPropertyOptional({ ...instant, example: '2026-11-22T10:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant()
  receivedAt?: Date;
}

export class SettleInstructionDto {
  @ApiProperty({ enum: settlements, example: 'not-followed' })
  @IsIn(settlements)
  state!: Settlement;

  @ApiProperty({ example: 'The case took its place in the queue.', description: 'Kept sealed' })
  @IsCleanText(20_000, { min: 1 })
  reason!: string;
}

export class InstructionsQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...instant, example: '2026-07-01T00:00:00Z', description: 'Received from here on' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ ...instant, example: '2027-01-01T00:00:00Z', description: 'And before' })
  @IsOptional()
  @IsInstant()
  to?: Date;

  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  caseId?: string;
}
