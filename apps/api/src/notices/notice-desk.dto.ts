import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { keywordCodes, noticeCategoryCodes } from '../categories/index.js';
import { IsCleanText, IsTrueOrFalse, PageQuery } from '../infrastructure/validation/index.js';
import { noticeTypes, type NoticeType } from '../review/index.js';

export class ListNoticesQuery extends PageQuery {
  @ApiProperty({
    required: false,
    type: Boolean,
    description: 'Only those that lack something that their type is asked for: a notice an element of Art. 16(2).',
    example: true,
  })
  @IsOptional()
  @IsTrueOrFalse()
  incomplete?: boolean;

  @ApiProperty({ required: false, enum: noticeTypes, description: 'Both when left out.', example: 'terms-flag' })
  @IsOptional()
  @IsIn(noticeTypes)
  type?: NoticeType;
}

export class ChangeTypeDto {
  @ApiProperty({ enum: noticeTypes, description: 'What it is from now on.', example: 'notice' })
  @IsIn(noticeTypes)
  type!: NoticeType;

  @ApiProperty({
    description: 'Why; the sender is told. Kept sealed.',
    example:
      'You say that the seller has no licence to sell medicine: that is illegal, and more than a breach of our terms.',
  })
  @IsCleanText(2_000, { min: 1 })
  reason!: string;
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
