import { ApiProperty } from '@nestjs/swagger';
import type { CaseToScreen } from './cases-to-screen.query.js';
import type { SuspicionReceipt } from './raise-suspicion.service.js';
import {
  confidences,
  offences,
  secondLooks,
  suspicionStates,
  threatenedParties,
  type MemberStateGuess,
  type SuspicionRow,
} from './suspicion.js';
import { secondLookIsOwed } from './suspicion.rules.js';

const id = '0192f1a0-5c3e-7000-8000-000000000030';
const instant = '2026-11-22T10:15:00.000Z';
const orNone = { type: String, nullable: true } as const;

/** All that whoever raised it is told; whether somebody had raised it before is not. */
export class SuspicionReceiptResponse implements SuspicionReceipt {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 'S-7KQ2-M4XT-9RWB-3CD' })
  reference!: string;
}

export class SuspicionResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 'S-7KQ2-M4XT-9RWB-3CD' })
  reference!: string;

  @ApiProperty({ example: id })
  caseId!: string;

  @ApiProperty({ example: 'reported', enum: suspicionStates })
  state!: string;

  @ApiProperty({ example: 'threat-of-violence', enum: offences })
  offence!: string;

  @ApiProperty({ example: 'person', enum: threatenedParties })
  threatTo!: string;

  @ApiProperty({ example: true })
  urgent!: boolean;

  @ApiProperty({ example: id, description: 'Member of the staff' })
  raisedBy!: string;

  @ApiProperty({ example: instant, description: 'When somebody became aware of it' })
  occurredAt!: string;

  @ApiProperty({ example: instant })
  recordedAt!: string;

  @ApiProperty({ ...orNone, example: 'confirmed', enum: secondLooks })
  secondLook!: string | null;

  @ApiProperty({ example: false, description: 'The second person has not looked yet' })
  secondLookIsOwed!: boolean;

  @ApiProperty({ ...orNone, example: id })
  lookedBy!: string | null;

  @ApiProperty({ ...orNone, example: instant })
  lookedAt!: string | null;

  @ApiProperty({ example: instant, description: 'By when an authority is to be told' })
  dueAt!: string;

  @ApiProperty({ ...orNone, example: instant, description: 'When the first authority was told' })
  reportedAt!: string | null;

  @ApiProperty({ ...orNone, example: null })
  closedAt!: string | null;
}

export class SuspicionListResponse {
  @ApiProperty({ type: [SuspicionResponse], example: [] })
  items!: SuspicionResponse[];

  @ApiProperty({ ...orNone, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export class MemberStateGuessResponse {
  @ApiProperty({ example: 'FR' })
  code!: string;

  @ApiProperty({ example: 'likely', enum: confidences })
  confidence!: string;
}

export class CaseToScreenResponse {
  @ApiProperty({ example: id })
  caseId!: string;

  @ApiProperty({ example: 'threat-to-life', enum: ['order', 'threat-to-life', 'child-safety'] })
  priority!: string;

  @ApiProperty({ example: 'open', enum: ['open', 'claimed', 'held', 'decided'] })
  state!: string;

  @ApiProperty({ example: instant })
  openedAt!: string;
}

export class CasesToScreenResponse {
  @ApiProperty({ type: [CaseToScreenResponse], example: [] })
  items!: CaseToScreenResponse[];

  @ApiProperty({ ...orNone, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export class CreatedResponse {
  @ApiProperty({ example: id })
  id!: string;
}

export function toSuspicionResponse(suspicion: SuspicionRow): SuspicionResponse {
  return {
    id: suspicion.id,
    reference: suspicion.reference,
    caseId: suspicion.caseId,
    state: suspicion.state,
    offence: suspicion.offence,
    threatTo: suspicion.threatTo,
    urgent: suspicion.urgent,
    raisedBy: suspicion.raisedBy,
    occurredAt: suspicion.occurredAt.toISOString(),
    recordedAt: suspicion.recordedAt.toISOString(),
    secondLook: suspicion.secondLook,
    secondLookIsOwed: secondLookIsOwed(suspicion),
    lookedBy: suspicion.lookedBy,
    lookedAt: suspicion.lookedAt?.toISOString() ?? null,
    dueAt: suspicion.dueAt.toISOString(),
    reportedAt: suspicion.reportedAt?.toISOString() ?? null,
    closedAt: suspicion.closedAt?.toISOString() ?? null,
  };
}

export function toMemberStateGuessResponse({ code, confidence }: MemberStateGuess): MemberStateGuessResponse {
  return { code, confidence };
}

export function toCaseToScreenResponse({ caseId, priority, state, openedAt }: CaseToScreen): CaseToScreenResponse {
  return { caseId, priority, state, openedAt: openedAt.toISOString() };
}
