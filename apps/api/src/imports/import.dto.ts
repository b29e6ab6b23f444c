import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCleanText, IsTrueOrFalse, PageQuery } from '../infrastructure/validation/index.js';

export class ImportQuery {
  @ApiProperty({
    required: false,
    type: Boolean,
    description: 'Judges every line and writes nothing.',
    default: false,
    example: true,
  })
  @IsOptional()
  @IsTrueOrFalse()
  dryRun?: boolean;

  @ApiProperty({
    required: false,
    description: 'What the file is called, to find it again. No names of persons: it stays readable.',
    example: 'notices-2025.csv',
  })
  @IsOptional()
  @IsCleanText(255, { min: 1 })
  fileName?: string;
}

export class ListBatchesQuery extends PageQuery {}
