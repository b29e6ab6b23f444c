import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsCleanText, IsInstant } from '../infrastructure/validation/index.js';
import { confirmationOutcomes, type ConfirmationOutcome } from './restriction.js';

export class ConfirmCommandDto {
  @ApiProperty({
    enum: confirmationOutcomes,
    description:
      'done and partly: in effect; gone: there is nothing left to restrict; failed and refused: not in effect.',
    example: 'done',
  })
  @IsIn(confirmationOutcomes)
  outcome!: ConfirmationOutcome;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it took effect, between the decision and now. Left out for failed and refused.',
    example: '2026-11-22T10:20:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  effectiveAt?: Date;

  @ApiPropertyOptional({
    description: 'How it is known. Obligatory when a person confirms by hand. Kept sealed.',
    example: 'Opened the post in a private window: it is not there any more.',
  })
  @IsOptional()
  @IsCleanText(5_000)
  evidence?: string;
}
