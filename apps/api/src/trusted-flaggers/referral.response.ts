import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { ShownReferral } from './refer-flagger.service.js';
import { coordinatorAnswers, referralChannels, referralStates } from './referral.rules.js';

const orNone = { type: String, nullable: true } as const;

export class ReferralResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000007' })
  id!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000005' })
  flaggerId!: string;

  @ApiProperty({ enum: referralStates, example: 'sent' })
  state!: string;

  @ApiProperty({
    ...orNone,
    example: 'Of 40 notices 18 named no exact location.',
    description: 'null: erased, or not the caller’s to read',
  })
  reason!: string | null;

  @ApiProperty({ example: '2026-01-01' })
  from!: string;

  @ApiProperty({ example: '2026-12-31' })
  to!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000008', description: 'Of the staff' })
  preparedBy!: string;

  @ApiProperty({ type: Date, example: '2027-01-09T09:00:00.000Z' })
  recordedAt!: Date;

  @ApiProperty({ type: Date, nullable: true, example: '2027-01-10T09:00:00.000Z' })
  sentAt!: Date | null;

  @ApiProperty({ ...orNone, enum: referralChannels, example: 'portal' })
  channel!: string | null;

  @ApiProperty({ type: Date, nullable: true, example: null })
  answeredAt!: Date | null;

  @ApiProperty({ ...orNone, enum: coordinatorAnswers, example: null })
  answer!: string | null;
}

export class ReferralsResponse {
  @ApiProperty({ type: [ReferralResponse] })
  items!: ReferralResponse[];

  @ApiProperty({ ...orNone, example: null })
  next!: string | null;
}

/** The reason is for those alone who may refer. */
export function toReferralResponse(referral: ShownReferral, mayReadReason = true): ReferralResponse {
  return {
    id: referral.id,
    flaggerId: referral.flaggerId,
    state: referral.state,
    reason: mayReadReason ? referral.explanation : null,
    from: referral.from,
    to: referral.to,
    preparedBy: referral.preparedBy,
    recordedAt: referral.recordedAt,
    sentAt: referral.sentAt,
    channel: referral.channel,
    answeredAt: referral.answeredAt,
    answer: referral.answer,
  };
}

export function toReferralsResponse({ items, next }: Page<ShownReferral>, mayReadReasons: boolean): ReferralsResponse {
  return { items: items.map((referral) => toReferralResponse(referral, mayReadReasons)), next };
}
