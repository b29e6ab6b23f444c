import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsCleanText, PageQuery } from '../infrastructure/validation/index.js';

export class ImportQuery {
  @ApiProperty({
    required: false,
    type: Boolean,
    description: 'Judges every line and writes nothing.',
    default: false,
    example: true,
  })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
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
