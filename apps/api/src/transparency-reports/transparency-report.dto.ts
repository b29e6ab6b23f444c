import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, ValidateIf } from 'class-validator';
import { acceptedMemberStateCodes, categoryCodes, keywordCodes } from '../categories/index.js';
import { IsCleanText, IsDay, PageQuery } from '../infrastructure/validation/index.js';

/** The platform and the days of a report, from the address. */
export class ReportPeriodDto {
  @ApiProperty({ example: 'example-forum', description: 'Key or id of the platform' })
  @IsString()
  platform!: string;

  @ApiProperty({ example: '2026-01-01', description: 'First day of the period, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day of the period, itself inside' })
  @IsDay()
  to!: string;
}

export class ReportSheetDto extends ReportPeriodDto {
  @ApiProperty({ example: '4_notices.csv', description: 'Id of the sheet, and .csv' })
  @IsString()
  file!: string;
}

export class ReportFigureDto extends ReportPeriodDto {
  @ApiProperty({
    example: 'notices_received',
    description: 'Id of the figure; the language rows of sheet 8 are `measures_solely_automated.lang:de` and so on',
  })
  @IsString()
  figure!: string;
}

/** Which row of the sheet: none of these is TOTAL. */
export class FigureRowsQueryDto extends PageQuery {
  @ApiPropertyOptional({ example: '4_notices', description: 'Needed where several sheets have the figure' })
  @IsOptional()
  @IsCleanText(50)
  sheet?: string;

  @ApiPropertyOptional({ example: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', description: 'Category of the row' })
  @ValidateIf((query: FigureRowsQueryDto) => query.category !== undefined || query.keyword !== undefined)
  @IsIn(categoryCodes, { message: 'must be a category of the Commission’s list' })
  category?: string;

  @ApiPropertyOptional({
    example: 'KEYWORD_CYBER_STALKING',
    description: 'Sub-category of the row, under the category',
  })
  @IsOptional()
  @IsIn(keywordCodes, { message: 'must be a sub-category of the Commission’s list' })
  keyword?: string;

  @ApiPropertyOptional({
    example: 'Doxing',
    description: 'Description of a KEYWORD_OTHER row; without it the undescribed',
  })
  @IsOptional()
  @IsCleanText(500)
  description?: string;

  @ApiPropertyOptional({ example: 'DE', description: 'Of sheet 3: the Member State of the row; without it TOTAL' })
  @IsOptional()
  @IsIn(acceptedMemberStateCodes, { message: 'must be the code of a Member State' })
  scope?: string;
}
