import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { acceptedMemberStateCodes, keywordCodes, noticeCategoryCodes } from '../categories/index.js';
import { idPattern, IsCleanText, IsInstant, IsMailAddress } from '../infrastructure/validation/index.js';
import { noticeTypes, type NoticeType } from '../review/index.js';
import { locationLength } from './notice.rules.js';

/** The most items in one notice; more than that is a campaign, and several notices. */
export const itemsAtMost = 50;

export class NoticeItemDto {
  @ApiProperty({
    required: false,
    description: 'The exact electronic location (Art. 16(2)(b)).',
    example: 'https://social.example/posts/4711',
  })
  @ValidateIf((item: NoticeItemDto) => item.contentId === undefined)
  @IsCleanText(locationLength, { min: 1 })
  url?: string;

  @ApiProperty({ required: false, description: "Or the platform's own id of the content.", example: 'post-4711' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  contentId?: string;

  @ApiProperty({ required: false, description: 'A moment of a stream or recording.', example: '00:12:31' })
  @IsOptional()
  @IsCleanText(50, { min: 1 })
  moment?: string;

  @ApiProperty({ required: false, description: 'What else is needed to find it.', example: 'The third comment.' })
  @IsOptional()
  @IsCleanText(2_000)
  description?: string;
}

export class NotifierDto {
  @ApiProperty({ required: false, example: 'Eve Example' })
  @IsOptional()
  @IsCleanText(300)
  name?: string;

  @ApiProperty({ required: false, description: 'Where the receipt and the decision go.', example: 'eve@example.org' })
  @IsOptional()
  @IsMailAddress()
  email?: string;

  @ApiProperty({ required: false, enum: ['individual', 'entity'], example: 'individual' })
  @IsOptional()
  @IsIn(['individual', 'entity'])
  kind?: 'individual' | 'entity';
}

export class FlaggedClauseDto {
  @ApiProperty({ description: 'The code of a clause of the terms in force.', example: 'no-insults' })
  @IsCleanText(100, { min: 1 })
  code!: string;
}

/** What a notice says, however it arrives; what the law wants of it is in `notice.rules.ts`. */
export class NoticeContentDto {
  @ApiProperty({
    type: [NoticeItemDto],
    required: false,
    description: 'What the notice is about; each item is decided on its own.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(itemsAtMost)
  @ValidateNested({ each: true })
  @Type(() => NoticeItemDto)
  items?: NoticeItemDto[];

  @ApiProperty({
    required: false,
    description: 'Why the content is illegal (Art. 16(2)(a)).',
    example: 'The post links to a copy of my bank’s page that asks for passwords.',
  })
  @IsOptional()
  @IsCleanText(20_000)
  explanation?: string;

  @ApiProperty({
    required: false,
    type: NotifierDto,
    description: 'Never demanded where child abuse offences are alleged (Art. 16(2)(c)).',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => NotifierDto)
  notifier?: NotifierDto;

  @ApiProperty({
    required: false,
    description: 'I believe in good faith that what I say is accurate and complete (Art. 16(2)(d)).',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  goodFaith?: boolean;
}

export class NoticeDetailsDto extends NoticeContentDto {
  @ApiProperty({
    required: false,
    enum: noticeTypes,
    default: 'notice',
    description:
      'A notice says that content is illegal (Art. 16); a flag says that it is against the terms. Nobody is made to take the one for the other (INT-5).',
    example: 'notice',
  })
  @IsOptional()
  @IsIn(noticeTypes)
  type?: NoticeType;

  @ApiProperty({
    required: false,
    type: FlaggedClauseDto,
    description: 'With a flag only: the clause that the content is said to break.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FlaggedClauseDto)
  termsClause?: FlaggedClauseDto;

  @ApiProperty({
    required: false,
    enum: noticeCategoryCodes,
    description: "The Commission's category that is alleged.",
    example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  })
  @IsOptional()
  @IsIn(noticeCategoryCodes)
  category?: string;

  @ApiProperty({
    required: false,
    enum: keywordCodes,
    description: 'A sub-category of it.',
    example: 'KEYWORD_PHISHING',
  })
  @IsOptional()
  @IsIn(keywordCodes)
  keyword?: string;

  @ApiProperty({
    required: false,
    description: 'The law that is alleged to be broken, in the words of the notifier.',
    example: '§ 263 StGB',
  })
  @IsOptional()
  @IsCleanText(500)
  law?: string;

  @ApiProperty({ required: false, description: 'Whose law: two letters of a Member State.', example: 'DE' })
  @IsOptional()
  @IsIn(acceptedMemberStateCodes)
  memberState?: string;

  @ApiProperty({
    required: false,
    description: 'The offences of Directive 2011/93/EU Art. 3 to 7: no name is needed, and no file is taken.',
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  allegesChildSexualAbuse?: boolean;

  @ApiProperty({
    required: false,
    description: 'The life or safety of a person is in danger: goes to the front (recital 52).',
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  allegesThreatToLife?: boolean;

  @ApiProperty({ required: false, description: 'Language of the notice and of our answers (BCP 47).', example: 'en' })
  @IsOptional()
  @IsCleanText(35, { min: 2 })
  language?: string;
}

export class SubmitNoticeDto extends NoticeDetailsDto {
  @ApiProperty({
    required: false,
    description: 'The key of the platform; may be left out where there is only one.',
    example: 'sample',
  })
  @IsOptional()
  @IsCleanText(63, { min: 1 })
  platform?: string;
}

/** How a notice came that staff enter. */
export const enteredChannels = ['email', 'letter', 'phone', 'in-person'] as const;

export class EnterNoticeDto extends NoticeDetailsDto {
  @ApiProperty({ enum: enteredChannels, description: 'How it arrived.', example: 'letter' })
  @IsIn(enteredChannels)
  channel!: (typeof enteredChannels)[number];

  @ApiProperty({ description: 'When it arrived: response times run from here.', example: '2026-11-20T08:30:00.000Z' })
  @IsInstant()
  receivedAt!: Date;

  @ApiProperty({
    required: false,
    description:
      'The trusted flagger that sent it, once you made sure of that: its status on that day counts (Art. 22).',
    example: '0192f1a0-5c3e-7000-8000-000000000005',
  })
  @IsOptional()
  @Matches(idPattern, { message: 'must be the id of a trusted flagger' })
  trustedFlaggerId?: string;
}

export class SupplementNoticeDto extends NoticeContentDto {}
