import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { categoryCodes, keywordCodes } from '../categories/index.js';
import { IsCleanText, IsInstant } from '../infrastructure/validation/index.js';

const reason = { description: 'Why; kept sealed with the case.', example: 'Waiting for the translation of the post.' };

export class ReasonDto {
  @ApiProperty(reason)
  @IsCleanText(2_000, { min: 1 })
  reason!: string;
}

export class HoldCaseDto extends ReasonDto {
  @ApiProperty({
    description: 'When the case comes back into the queue; at most 30 days ahead.',
    example: '2026-11-25T09:00:00.000Z',
  })
  @IsInstant()
  until!: Date;
}

export class HandOverCaseDto extends ReasonDto {
  @ApiProperty({
    description: 'The staff member who alone is given the case for 24 hours.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsUUID()
  to!: string;
}

export class OpenCaseDto {
  @ApiProperty({ description: "The platform's id of a content that it described.", example: 'post-4711' })
  @IsCleanText(500, { min: 1 })
  contentId!: string;

  @ApiProperty({ required: false, enum: categoryCodes, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' })
  @IsOptional()
  @IsIn(categoryCodes)
  category?: string;

  @ApiProperty({ required: false, enum: keywordCodes, example: 'KEYWORD_PHISHING' })
  @IsOptional()
  @IsIn(keywordCodes)
  keyword?: string;
}

export class AssessKnowledgeDto {
  @ApiProperty({ description: 'An item of the case.', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' })
  @IsUUID()
  itemId!: string;

  @ApiProperty({
    description:
      'Whether the notice lets a diligent provider see the illegality without a detailed legal examination (Art. 16(3)).',
    example: true,
  })
  @IsBoolean()
  givesActualKnowledge!: boolean;

  @ApiProperty({
    required: false,
    description: 'Since when the provider knew; now when not given.',
    example: '2026-11-22T10:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;

  @ApiProperty({ ...reason, required: false, example: 'The link opens a shop that sells counterfeit medicine.' })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  reason?: string;
}
