import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { keywordCodes, orderCategoryCodes } from '../categories/index.js';
import { IsCleanText, IsInstant, IsMailAddress } from '../infrastructure/validation/index.js';
import { restrictionTypes, type RestrictionType } from '../platforms/index.js';
import {
  instruments,
  orderChannels,
  orderKinds,
  orderProfiles,
  type Instrument,
  type OrderChannel,
  type OrderKind,
  type OrderProfile,
} from './order.js';

/** The code that the report prints for an order without a provision is derived, never typed in (ORD-4). */
const categories = orderCategoryCodes.filter((code) => code !== 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER');

export class OrderItemDto {
  @ApiPropertyOptional({ description: 'The exact electronic location.', example: 'https://forum.example/posts/4711' })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  url?: string;

  @ApiPropertyOptional({ description: "Or the platform's own id of the content.", example: 'post-4711' })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  contentId?: string;

  @ApiPropertyOptional({ description: 'What else is needed to find it.', example: 'The second comment.' })
  @IsOptional()
  @IsCleanText(2_000)
  description?: string;
}

export class ReplyToDto {
  @ApiProperty({ description: 'Receipt, questions and effect go there. Kept sealed.', example: 'orders@court.example' })
  @IsMailAddress()
  email!: string;

  @ApiPropertyOptional({ example: 'Registry of the 2nd chamber' })
  @IsOptional()
  @IsCleanText(200)
  name?: string;
}

/** What an order, or a supplement to one, may bring. */
export class OrderElementsDto {
  @ApiPropertyOptional({ description: 'Art. 9(2)(a)(i), 10(2)(a)(i).', example: '§ 23 JMStV' })
  @IsOptional()
  @IsCleanText(1_000, { min: 1 })
  legalBasis?: string;

  @ApiPropertyOptional({
    description: 'The provision that the content breaks (Art. 9(2)(a)(ii)); with it goes the category.',
    example: '§ 130 StGB',
  })
  @IsOptional()
  @IsCleanText(1_000, { min: 1 })
  provision?: string;

  @ApiPropertyOptional({
    enum: categories,
    description: 'Under which the provision cited falls; left out only when none is cited.',
    example: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  })
  @IsOptional()
  @IsIn(categories)
  category?: string;

  @ApiPropertyOptional({ enum: keywordCodes, example: 'KEYWORD_HATE_SPEECH' })
  @IsOptional()
  @IsIn(keywordCodes)
  keyword?: string;

  @ApiPropertyOptional({
    description: 'Why the content is illegal (Art. 9(2)(a)(ii)). Kept sealed.',
    example: 'The post calls for violence against a minority.',
  })
  @IsOptional()
  @IsCleanText(20_000, { min: 1 })
  reasons?: string;

  @ApiPropertyOptional({
    description: 'Redress for provider and recipient (Art. 9(2)(a)(v)). Kept sealed.',
    example: 'An action lies to the administrative court within one month.',
  })
  @IsOptional()
  @IsCleanText(10_000, { min: 1 })
  redress?: string;

  @ApiPropertyOptional({
    description: 'Why the information is needed (Art. 10(2)(a)(iv)). Kept sealed.',
    example: 'To establish who offers the goods.',
  })
  @IsOptional()
  @IsCleanText(10_000, { min: 1 })
  purpose?: string;

  @ApiPropertyOptional({
    description: 'Who is concerned, as the order says it (Art. 10(2)(a)(iii)). Kept sealed.',
    example: 'The account “bargains24”.',
  })
  @IsOptional()
  @IsCleanText(10_000, { min: 1 })
  recipients?: string;

  @ApiPropertyOptional({ type: [OrderItemDto], description: 'Art. 9(2)(a)(iv). With an order to act.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => OrderItemDto)
  items?: OrderItemDto[];

  @ApiPropertyOptional({
    type: [String],
    description: 'EU and EEA states in which the order has effect (Art. 9(2)(b)).',
    example: ['AT', 'DE'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  territory?: string[];

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description:
      'Until when it has effect, where it says so itself; then it ends, and so does what rests on it alone. With an order to act.',
    example: '2027-11-22T00:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  expiresAt?: Date;

  @ApiPropertyOptional({
    description: 'It came with a translation into a declared language (Art. 9(2)(c)).',
    default: false,
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  translated?: boolean;

  @ApiPropertyOptional({
    description: 'Criminal proceedings forbid to state the purpose (Art. 10(2)(a)(iv)).',
    default: false,
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  purposeWithheld?: boolean;
}

export class EnterOrderDto extends OrderElementsDto {
  @ApiProperty({ enum: orderKinds, example: 'act' })
  @IsIn(orderKinds)
  kind!: OrderKind;

  @ApiProperty({
    enum: instruments,
    description: 'What it rests on; a referral and a request of a third country are no orders under the DSA.',
    example: 'dsa-article-9',
  })
  @IsIn(instruments)
  instrument!: Instrument;

  @ApiProperty({ description: 'Art. 9(2)(a)(iii).', example: 'Medienanstalt Berlin-Brandenburg' })
  @IsCleanText(300, { min: 1 })
  authority!: string;

  @ApiPropertyOptional({ description: "The authority's own; entered once.", example: 'MABB-2026-118' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  authorityReference?: string;

  @ApiPropertyOptional({ description: 'Of the authority; left out for a third country.', example: 'DE' })
  @IsOptional()
  @IsCleanText(2)
  memberState?: string;

  @ApiPropertyOptional({
    enum: restrictionTypes,
    isArray: true,
    description: 'What an order to act demands; removal or disabling when left out.',
    example: ['visibility-disabling'],
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(restrictionTypes, { each: true })
  demands?: RestrictionType[];

  @ApiProperty({ description: 'In which it is written (BCP 47).', example: 'de' })
  @IsString()
  @MaxLength(35)
  language!: string;

  @ApiPropertyOptional({ type: ReplyToDto, description: 'Left out: the authority is answered by hand.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReplyToDto)
  replyTo?: ReplyToDto;

  @ApiPropertyOptional({
    description: 'The recipient may have to be told later: have somebody place a hold.',
    default: false,
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  mayBeConfidential?: boolean;

  @ApiProperty({ enum: orderChannels, example: 'email' })
  @IsIn(orderChannels)
  channel!: OrderChannel;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it was delivered to the provider: here its times begin. Now when left out.',
    example: '2026-11-22T10:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  deliveredAt?: Date;

  @ApiPropertyOptional({
    enum: orderProfiles,
    description: 'Follows from the instrument when left out.',
    example: 'standard',
  })
  @IsOptional()
  @IsIn(orderProfiles)
  profile?: OrderProfile;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'The time that the order itself sets, with the profile custom.',
    example: '2026-11-24T10:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  effectDueAt?: Date;
}

export class SupplementOrderDto extends OrderElementsDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it arrived; now when left out.',
    example: '2026-11-22T11:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  receivedAt?: Date;
}
