import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsIn, ValidateIf } from 'class-validator';
import { IsCleanText, IsDay, IsInstant } from '../infrastructure/validation/index.js';
import {
  coordinatorAnswers,
  referralChannels,
  type CoordinatorAnswer,
  type ReferralChannel,
} from './referral.rules.js';

export class PrepareReferralDto {
  @ApiProperty({
    example: 'Of 40 notices in the period 18 named no exact location, and 9 were manifestly unfounded.',
    description: 'Why the Coordinator is told: explanation.txt of the evidence pack',
  })
  @IsCleanText(20_000, { min: 1 })
  reason!: string;

  @ApiProperty({ example: '2026-01-01', description: 'First day of the notices shown, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day' })
  @IsDay()
  to!: string;

  @ApiPropertyOptional({
    example: '2027-01-10T09:00:00.000Z',
    description: 'When it was sent, if it was; with channel',
  })
  @ValidateIf(({ sentAt, channel }: PrepareReferralDto) => sentAt !== undefined || channel !== undefined)
  @IsDefined({ message: 'goes with channel' })
  @IsInstant()
  sentAt?: Date;

  @ApiPropertyOptional({ enum: referralChannels, example: 'portal', description: 'With sentAt' })
  @ValidateIf(({ sentAt, channel }: PrepareReferralDto) => sentAt !== undefined || channel !== undefined)
  @IsIn(referralChannels)
  channel?: ReferralChannel;
}

export class SendReferralDto {
  @ApiProperty({ example: '2027-01-10T09:00:00.000Z' })
  @IsInstant()
  sentAt!: Date;

  @ApiProperty({ enum: referralChannels, example: 'portal', description: 'How the Coordinator was told' })
  @IsIn(referralChannels)
  channel!: ReferralChannel;
}

export class AnswerReferralDto {
  @ApiProperty({ example: '2027-02-01T09:00:00.000Z', description: 'From when it holds' })
  @IsInstant()
  answeredAt!: Date;

  @ApiProperty({ enum: coordinatorAnswers, example: 'suspended', description: 'What the Coordinator did' })
  @IsIn(coordinatorAnswers)
  answer!: CoordinatorAnswer;
}
