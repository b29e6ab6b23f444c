import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { keywordCodes, noticeCategoryCodes } from '../categories/index.js';
import { PageQuery } from '../infrastructure/validation/index.js';

export class ListNoticesQuery extends PageQuery {
  @ApiProperty({
    required: false,
    type: Boolean,
    description: 'Only those that lack an element of Art. 16(2).',
    example: true,
  })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  incomplete?: boolean;
}

export class CategoriseNoticeDto {
  @ApiProperty({ enum: noticeCategoryCodes, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' })
  @IsIn(noticeCategoryCodes)
  category!: string;

  @ApiProperty({ required: false, enum: keywordCodes, example: 'KEYWORD_PHISHING' })
  @IsOptional()
  @IsIn(keywordCodes)
  keyword?: string;
}
