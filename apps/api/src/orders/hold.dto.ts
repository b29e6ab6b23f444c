import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { IsCleanText, IsInstant } from '../infrastructure/validation/index.js';

export class AskHoldDto {
  @ApiProperty({ description: 'The provision that lets the recipient be told later.', example: '§ 101 StPO' })
  @IsCleanText(500, { min: 1 })
  legalBasis!: string;

  @ApiProperty({ description: 'Who asks for it.', example: 'Staatsanwaltschaft Berlin' })
  @IsCleanText(300, { min: 1 })
  authority!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When the message goes out by itself; within 180 days.',
    example: '2026-12-22T10:00:00.000Z',
  })
  @IsInstant()
  expiresAt!: Date;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A hold in force that is to end then.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  extends?: string;
}
