import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { DecisionDto } from '../decisions/index.js';
import { IsCleanText, PageQuery } from '../infrastructure/validation/index.js';
import { restrictionTypes, type RestrictionType } from '../platforms/index.js';
import { complaintStates, type ComplaintState } from './complaint-case.rules.js';
import { omissions, outcomes, type ComplaintOutcome, type Omission } from './complaint.js';

export class ListComplaintsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: complaintStates, description: 'Only those in this state.', example: 'open' })
  @IsOptional()
  @IsIn(complaintStates)
  state?: ComplaintState;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Only those about this decision.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  decisionId?: string;
}

export class DecideComplaintDto {
  @ApiProperty({ enum: outcomes, description: 'Upheld: our first decision stands.', example: 'reversed' })
  @IsIn(outcomes)
  outcome!: ComplaintOutcome;

  @ApiProperty({
    description: 'Told to the complainant (Art. 20(5)). Kept sealed.',
    example: 'The post reports on a trial and quotes the insult.',
  })
  @IsCleanText(10_000, { min: 1 })
  reasons!: string;

  @ApiPropertyOptional({
    type: DecisionDto,
    description: 'With a reversal: the whole decision that takes the place of the one complained of.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecisionDto)
  decision?: DecisionDto;

  @ApiPropertyOptional({
    enum: restrictionTypes,
    isArray: true,
    description: 'With a partial reversal of a measure: what of it the platform lifts.',
    example: ['monetary-suspension'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(restrictionTypes.length)
  @IsIn(restrictionTypes, { each: true })
  lifts?: RestrictionType[];

  @ApiPropertyOptional({ enum: omissions, description: 'With no-decision: why.', example: 'settled' })
  @IsOptional()
  @IsIn(omissions)
  omission?: Omission;

  @ApiPropertyOptional({
    description: 'With upheld: the complaint was manifestly unfounded. It is counted (Art. 23(2)).',
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  manifestlyUnfounded?: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'For who decides on their own decision: the approved exception.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  exceptionId?: string;
}

export class ApproveDeciderDto {
  @ApiProperty({
    format: 'uuid',
    description: 'The moderator who made the decision and may decide on the complaint.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsUUID()
  staffId!: string;

  @ApiProperty({ description: 'Kept sealed.', example: 'We have one moderator.' })
  @IsCleanText(2_000, { min: 1 })
  reason!: string;
}
