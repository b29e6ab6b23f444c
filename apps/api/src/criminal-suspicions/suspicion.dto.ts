import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { acceptedMemberStateCodes } from '../categories/index.js';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import {
  type Confidence,
  confidences,
  type Offence,
  offences,
  secondLooks,
  type SecondLook,
  suspicionStates,
  type SuspicionState,
  threatenedParties,
  type ThreatenedParty,
} from './suspicion.js';

export class MemberStateGuessDto {
  @ApiProperty({ example: 'FR', enum: acceptedMemberStateCodes })
  @IsIn(acceptedMemberStateCodes)
  code!: string;

  @ApiProperty({
    example: 'likely',
    enum: confidences,
    description: '`certain` and `likely` count as reasonable certainty (Art. 18(2))',
  })
  @IsIn(confidences)
  confidence!: Confidence;
}

export class RaiseSuspicionDto {
  @ApiProperty({ example: 'threat-of-violence', enum: offences })
  @IsIn(offences)
  offence!: Offence;

  @ApiProperty({ example: 'person', enum: threatenedParties, description: 'Whose life or safety is threatened' })
  @IsIn(threatenedParties)
  threatTo!: ThreatenedParty;

  @ApiProperty({
    example: true,
    description: 'The authorities are told by one person at once; a second looks afterwards',
  })
  @IsBoolean()
  urgent!: boolean;

  @ApiProperty({
    example: 'The author names a school and tomorrow morning.',
    description: 'What is known; kept sealed',
  })
  @IsCleanText(10_000, { min: 1 })
  facts!: string;

  @ApiProperty({
    example: 'Place and time are exact, and a weapon is shown.',
    description: 'Why that gives rise to the suspicion; kept sealed',
  })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;

  @ApiProperty({
    type: [MemberStateGuessDto],
    example: [{ code: 'FR', confidence: 'likely' }],
    description: 'Which Member States are concerned, as far as can be told; [] when it cannot',
  })
  @IsArray()
  @ArrayMaxSize(27)
  @ArrayUnique(({ code }: MemberStateGuessDto) => code)
  @ValidateNested({ each: true })
  @Type(() => MemberStateGuessDto)
  memberStates!: MemberStateGuessDto[];

  @ApiPropertyOptional({
    example: '2026-11-22T10:00:00Z',
    description: 'When somebody here became aware of it; now when left out',
  })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;
}

export class ListSuspicionsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'raised', enum: suspicionStates })
  @IsOptional()
  @IsIn(suspicionStates)
  state?: SuspicionState;

  @ApiPropertyOptional({
    example: 'owed',
    enum: [...secondLooks, 'owed'],
    description: '`owed`: nobody has looked yet',
  })
  @IsOptional()
  @IsIn([...secondLooks, 'owed'])
  secondLook?: SecondLook | 'owed';
}

export class SuspicionReasonDto {
  @ApiProperty({ example: 'The threat is meant and can be carried out.', description: 'Why; kept sealed' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;
}

export class SecondLookDto extends SuspicionReasonDto {
  @ApiProperty({ example: 'confirmed', enum: secondLooks })
  @IsIn(secondLooks)
  result!: SecondLook;
}

export class AcknowledgeReportDto {
  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000031' })
  @IsUUID()
  reportId!: string;

  @ApiPropertyOptional({ example: '2026-11-22T11:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;

  @ApiPropertyOptional({ example: 'PV 2026/4711', description: 'The file number of the authority; kept sealed' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  reference?: string;
}

export class MakePackageDto {
  @ApiPropertyOptional({
    example: 'The notifier is the person threatened.',
    description:
      'Why the notifiers must be named; without it they stay unnamed. Kept sealed, and stands in the manifest',
  })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  discloseNotifiersBecause?: string;
}

export class ExtendSuspicionHoldDto {
  @ApiProperty({ example: '2026-12-22T10:00:00Z', description: 'When the messages go out' })
  @IsInstant()
  expiresAt!: Date;
}

export class PlaceSuspicionHoldDto extends ExtendSuspicionHoldDto {
  @ApiProperty({
    example: 'Section 28quinquies of the Code of Criminal Procedure',
    description: 'The law that demands it',
  })
  @IsCleanText(500, { min: 1 })
  legalBasis!: string;

  @ApiProperty({ example: 'Public prosecutor of Ghent', description: 'Who asked for it' })
  @IsCleanText(300, { min: 1 })
  authority!: string;
}

export class ScreenCaseDto extends SuspicionReasonDto {
  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000030' })
  @IsUUID()
  caseId!: string;

  @ApiProperty({ example: 'no-suspicion', enum: ['no-suspicion'], description: 'Where there is one, raise it instead' })
  @IsIn(['no-suspicion'])
  result!: 'no-suspicion';
}
