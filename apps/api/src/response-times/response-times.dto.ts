import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { categoryCodes, memberStateCodes } from '../categories/index.js';
import { IsTrueOrFalse } from '../infrastructure/validation/index.js';
import { notifierKinds } from '../platforms/index.js';
import { noticeTypes, type NoticeType } from '../review/index.js';
import { PeriodPageDto, PeriodQueryDto } from './period.dto.js';
import { factStates, groupings, type FactState, type Grouping } from './response-times.query.js';

/** How an address names the group of facts of which the value is not known. */
export const unknownValue = 'none';

export class ResponseTimesQueryDto extends PeriodQueryDto {
  @ApiPropertyOptional({ enum: groupings, example: 'category' })
  @IsOptional()
  @IsIn(groupings)
  groupBy?: Grouping;

  @ApiPropertyOptional({
    enum: noticeTypes,
    description:
      'Facts of notices, or of flags under the terms. Left out: of notices, where notices or their items are counted, else all',
    example: 'terms-flag',
  })
  @IsOptional()
  @IsIn(noticeTypes)
  type?: NoticeType;
}

/** Which facts: of one group, in one state; all of the period when nothing more is said. */
export class ResponseTimeRowsQueryDto extends PeriodPageDto {
  @ApiPropertyOptional({ example: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', description: 'none: those without one' })
  @IsOptional()
  @IsIn([...categoryCodes, unknownValue])
  category?: string;

  @ApiPropertyOptional({ enum: [...notifierKinds, unknownValue], example: 'individual' })
  @IsOptional()
  @IsIn([...notifierKinds, unknownValue])
  notifierKind?: string;

  @ApiPropertyOptional({ example: 'de', description: 'none: those without one' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{2,35}$/, { message: 'must be a language tag, or none' })
  language?: string;

  @ApiPropertyOptional({ example: 'DE', description: 'none: those without one' })
  @IsOptional()
  @IsIn([...memberStateCodes, unknownValue])
  memberState?: string;

  @ApiPropertyOptional({ enum: factStates, example: 'overdue', description: 'All states when left out' })
  @IsOptional()
  @IsIn(factStates)
  state?: FactState;

  @ApiPropertyOptional({
    enum: noticeTypes,
    description:
      'Facts of notices, or of flags under the terms. Left out: of notices, where notices or their items are counted, else all',
    example: 'terms-flag',
  })
  @IsOptional()
  @IsIn(noticeTypes)
  type?: NoticeType;

  @ApiPropertyOptional({
    example: true,
    description: 'Of notices of trusted flaggers inside their area of expertise (Art. 22(1)), or of all the others',
  })
  @IsOptional()
  @IsTrueOrFalse()
  ofFlaggerInArea?: boolean;
}
