import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsOptional, Matches } from 'class-validator';
import { DecisionDto } from '../decisions/index.js';
import { IsCleanText, PageQuery } from '../infrastructure/validation/index.js';
import {
  campaignStates,
  contentStates,
  verdicts,
  type CampaignState,
  type ContentState,
  type Verdict,
} from './campaign.js';

/** Contents named in one request; a campaign takes as many requests as it needs. */
export const namedAtOnce = 5_000;

const contentIds = {
  type: [String] as [StringConstructor],
  example: ['post-1', 'post-2'],
  description: `As the platform names them; at most ${namedAtOnce} in one request`,
};

/** The decision that all contents of the campaign are decided by. */
export class CampaignDraftDto extends OmitType(DecisionDto, [
  'forCategories',
  'forItems',
  'discloseNotifier',
  'misuse',
  'statementExemption',
] as const) {
  @ApiPropertyOptional({
    enum: ['deceptive-high-volume'],
    description: 'The statements are kept and not sent: deceptive high-volume commercial content (Art. 17(2)).',
    example: 'deceptive-high-volume',
  })
  @IsOptional()
  @IsIn(['deceptive-high-volume'])
  statementExemption?: 'deceptive-high-volume';
}

export class CreateCampaignDto extends CampaignDraftDto {
  @ApiProperty({ description: 'For the staff. Names no person.', example: 'Phishing wave of 22 November' })
  @IsCleanText(200, { min: 1 })
  name!: string;
}

export class CampaignContentsDto {
  @ApiProperty(contentIds)
  @ArrayMinSize(1)
  @ArrayMaxSize(namedAtOnce)
  @ArrayUnique()
  @IsCleanText(500, { min: 1, each: true })
  contentIds!: string[];
}

export class CampaignMatchDto {
  @ApiPropertyOptional({
    description: 'SHA-256 of a file that the contents carry, in hexadecimal',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be a SHA-256 in 64 small hexadecimal digits' })
  mediaSha256?: string;

  @ApiPropertyOptional({ description: 'A tag that the platform describes them with', example: 'cup-final' })
  @IsOptional()
  @IsCleanText(100, { min: 1 })
  tag?: string;

  @ApiPropertyOptional({ description: 'The account that they are of, as the platform names it', example: 'account-17' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  recipientId?: string;
}

export class VerdictDto {
  @ApiProperty({ enum: verdicts, example: 'fits', description: 'Whether the decision holds for this content' })
  @IsIn(verdicts)
  verdict!: Verdict;

  @ApiPropertyOptional({
    example: 'It quotes the message to warn of it.',
    description: 'Needed when it does not; sealed',
  })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  note?: string;
}

export class DecideCampaignDto {
  @ApiProperty({
    description: 'The `seenThrough` of the preview: notices that came later are not answered.',
    example: '7321:7325:7322',
  })
  @IsCleanText(10_000)
  seenThrough!: string;
}

export class CampaignReasonDto {
  @ApiProperty({ example: 'A regular notifier asks us to look at some of them first.', description: 'Why; sealed' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;
}

export class ReverseCampaignDto extends CampaignReasonDto {
  @ApiProperty({
    description: 'What was found and how it was judged, told to both sides (Art. 17(3)(b), 16(5)).',
    example: 'The link leads to the offer of a public authority.',
  })
  @IsCleanText(10_000, { min: 1 })
  facts!: string;

  @ApiPropertyOptional({ ...contentIds, description: 'Contents whose decisions stand all the same' })
  @IsOptional()
  @ArrayMaxSize(namedAtOnce)
  @ArrayUnique()
  @IsCleanText(500, { min: 1, each: true })
  except?: string[];
}

export class CampaignsQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: campaignStates, example: 'deciding' })
  @IsOptional()
  @IsIn(campaignStates)
  state?: CampaignState;
}

export class CampaignContentsQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: contentStates, example: 'left-out' })
  @IsOptional()
  @IsIn(contentStates)
  state?: ContentState;
}
