import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import {
  counsels,
  referralStates,
  type Counsel,
  type LegalNote,
  type LegalReferral,
  type NoteKind,
  type ReferralState,
} from './legal-referral.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40' };
const nullableId = { ...id, type: String, nullable: true };

export class LegalReferralResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(nullableId) caseId!: string | null;
  @ApiProperty(nullableId) orderId!: string | null;
  @ApiProperty(nullableId) disputeId!: string | null;
  @ApiProperty({ enum: counsels, example: 'in-house' }) counsel!: Counsel;
  @ApiProperty({ enum: referralStates, example: 'asked' }) state!: ReferralState;
  @ApiProperty(id) askedBy!: string;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) askedAt!: Date;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'When it was answered or withdrawn' })
  closedAt!: Date | null;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) recordedAt!: Date;
}

export class LegalReferralsResponse {
  @ApiProperty({ type: [LegalReferralResponse], example: [], description: 'In the order of asking' })
  items!: LegalReferralResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class LegalNoteResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: ['question', 'answer', 'withdrawal', 'note'], example: 'answer' }) kind!: NoteKind;
  @ApiProperty(id) writtenBy!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yes.', description: 'null once it was erased' })
  text!: string | null;
  @ApiProperty({ example: '2026-11-22T15:00:00.000Z' }) occurredAt!: Date;
  @ApiProperty({ example: '2026-11-22T15:01:00.000Z' }) recordedAt!: Date;
}

export class LegalNotesResponse {
  @ApiProperty({ type: [LegalNoteResponse], example: [], description: 'The earliest first' })
  items!: LegalNoteResponse[];
}

export function toLegalReferralResponse(referral: LegalReferral): LegalReferralResponse {
  return {
    id: referral.id,
    caseId: referral.caseId,
    orderId: referral.orderId,
    disputeId: referral.disputeId,
    counsel: referral.counsel,
    state: referral.state,
    askedBy: referral.askedBy,
    askedAt: referral.askedAt,
    closedAt: referral.closedAt,
    recordedAt: referral.recordedAt,
  };
}

export function toLegalReferralsResponse({ items, next }: Page<LegalReferral>): LegalReferralsResponse {
  return { items: items.map(toLegalReferralResponse), next };
}

export function toLegalNotesResponse(notes: readonly LegalNote[]): LegalNotesResponse {
  return {
    items: notes.map(({ id, kind, writtenBy, text, occurredAt, recordedAt }) => ({
      id,
      kind,
      writtenBy,
      text,
      occurredAt,
      recordedAt,
    })),
  };
}
