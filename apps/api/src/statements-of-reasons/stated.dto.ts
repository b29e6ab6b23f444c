import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/index.js';
import { automatedDecisions, type AutomatedDecision } from './statement.js';

/** What a statement says a restriction rests on (Art. 17(3)(d), (e)), whoever decided it; how a clause is named is the room's. */
export class StatedGroundDto {
  @ApiProperty({ enum: ['illegal', 'terms'], example: 'illegal' })
  @IsIn(['illegal', 'terms'])
  kind!: 'illegal' | 'terms';

  @ApiPropertyOptional({ description: 'With illegal (Art. 17(3)(d)).', example: 'German Criminal Code' })
  @IsOptional()
  @IsCleanText(500)
  law?: string;

  @ApiPropertyOptional({ description: 'With illegal.', example: 'Section 185' })
  @IsOptional()
  @IsCleanText(500)
  provision?: string;

  @ApiPropertyOptional({
    description: 'Whose law it is (ISO 3166-1); left out for the law of the Union.',
    example: 'DE',
  })
  @IsOptional()
  @IsCleanText(2)
  memberState?: string;

  @ApiProperty({
    description: 'Why it is illegal, or incompatible with the terms.',
    example: 'It calls a named person a thief.',
  })
  @IsCleanText(5_000)
  explanation!: string;
}

/** What a statement says of automated means (Art. 17(3)(c)). */
export class StatedAutomationDto {
  @ApiProperty({ description: 'Whether the content was detected by automated means.', example: false })
  @IsBoolean()
  detection!: boolean;

  @ApiProperty({ enum: automatedDecisions, example: 'none' })
  @IsIn(automatedDecisions)
  decision!: AutomatedDecision;

  @ApiPropertyOptional({ description: 'The system that detected or decided.', example: 'hash-match' })
  @IsOptional()
  @IsCleanText(100)
  system?: string;

  @ApiPropertyOptional({ example: '4.2' })
  @IsOptional()
  @IsCleanText(100)
  version?: string;
}
