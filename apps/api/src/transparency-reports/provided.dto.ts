import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { memberStateCodes, officialLanguageCodes } from '../categories/index.js';
import { IsCleanText } from '../infrastructure/validation/index.js';
import { maxAnswerCharacters, type Question, questions } from './provided.js';
import { ReportPeriodDto } from './transparency-report.dto.js';

const mostPersons = 10_000_000_000;

export class QuestionDto extends ReportPeriodDto {
  @ApiProperty({ enum: questions, example: 'governance' })
  @IsIn(questions, { message: 'must be a question of sheet 11' })
  question!: Question;
}

export class LanguageModeratorsDto {
  @ApiProperty({ example: 'de', description: 'Official language' })
  @IsIn(officialLanguageCodes, { message: 'must be an official language' })
  language!: string;

  @ApiProperty({ example: 12, description: 'Persons who understand it at CEFR B2 or better' })
  @IsInt()
  @Min(0)
  @Max(mostPersons)
  moderators!: number;
}

export class ModeratorsDto {
  @ApiProperty({ example: 40.5, description: 'Full-time equivalents employed by the provider' })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(mostPersons)
  internal!: number;

  @ApiProperty({ example: 12, description: 'Full-time equivalents whose employer is outside the corporate group' })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(mostPersons)
  external!: number;

  @ApiProperty({ type: [LanguageModeratorsDto], description: 'Each official language once' })
  @IsArray()
  @ArrayMaxSize(24)
  @ValidateNested({ each: true })
  @Type(() => LanguageModeratorsDto)
  languages!: LanguageModeratorsDto[];
}

export class MemberStateRecipientsDto {
  @ApiProperty({ example: 'DE' })
  @IsIn(memberStateCodes, { message: 'must be the code of a Member State' })
  memberState!: string;

  @ApiProperty({ example: 1_200_000 })
  @IsInt()
  @Min(0)
  @Max(mostPersons)
  recipients!: number;
}

export class ActiveRecipientsDto {
  @ApiProperty({ example: 48_000_000, description: 'Monthly average in the Union' })
  @IsInt()
  @Min(0)
  @Max(mostPersons)
  total!: number;

  @ApiProperty({ type: [MemberStateRecipientsDto], description: 'Each Member State once' })
  @IsArray()
  @ArrayMaxSize(27)
  @ValidateNested({ each: true })
  @Type(() => MemberStateRecipientsDto)
  memberStates!: MemberStateRecipientsDto[];
}

export class RecipientsMonthDto {
  @ApiProperty({ example: 'example-forum', description: 'Key or id of the platform' })
  @IsString()
  platform!: string;

  @ApiProperty({ example: '2026-07', description: 'A month that is over, in the platform’s zone' })
  @Matches(/^20\d{2}-(0[1-9]|1[0-2])$/, { message: 'must be a month, such as 2026-07' })
  month!: string;
}

export class ReportTextDto {
  @ApiProperty({ example: 'A trust and safety board decides on the rules.', maxLength: maxAnswerCharacters })
  @IsCleanText(maxAnswerCharacters)
  text!: string;
}
