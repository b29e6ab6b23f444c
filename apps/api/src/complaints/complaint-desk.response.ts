import { ApiProperty } from '@nestjs/swagger';
import { DecisionResponse, toDecisionResponse } from '../decisions/index.js';
import { MeasureWithStatementResponse, toMeasureWithStatementResponse } from '../measures/index.js';
import type { ShownException } from './approve-decider.service.js';
import { complaintStates } from './complaint-case.rules.js';
import type { NoticeOfCase } from './complaint-notices.query.js';
import { bases, omissions, outcomes, sides, type StoredComplaint } from './complaint.js';
import type { ListedComplaint } from './complaints.repository.js';
import type { ShownComplaint } from './show-complaint.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const text = { type: String, nullable: true, example: null };

export class ComplaintRecordResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'C-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({ ...id, type: String, nullable: true, description: 'Complained of; or a suspension.' }) decisionId!:
    string | null;
  @ApiProperty(noId) suspensionId!: string | null;
  @ApiProperty({ ...text, description: "The day of a measure of the platform's own systems." }) measureAppliedOn!:
    string | null;
  @ApiProperty({ ...text, description: "The platform's own id of that measure." }) measureId!: string | null;
  @ApiProperty({
    ...id,
    type: String,
    nullable: true,
    description: 'Who made that decision, and does not decide on the complaint; null for a measure.',
  })
  firstDecider!: string | null;
  @ApiProperty({ enum: sides, description: 'Who complains.', example: 'recipient' }) side!: string;
  @ApiProperty({ enum: bases, description: 'Art. 20(1)(a) to (d), or inaction on a notice.', example: 'visibility' })
  basis!: string;
  @ApiProperty({ description: 'By who flagged under the terms (recital 58).', example: false })
  flaggedUnderTerms!: boolean;
  @ApiProperty({ description: 'By a trusted flagger (Art. 22).', example: false }) ofTrustedFlagger!: boolean;
  @ApiProperty({ description: 'Brought by a mandated body, which has priority (Art. 86).', example: false })
  mandated!: boolean;
  @ApiProperty({ example: 'form' }) channel!: string;
  @ApiProperty(instant) receivedAt!: string;
  @ApiProperty({ ...noInstant, description: 'When they were told of the decision; null: the window never began.' })
  informedAt!: string | null;
  @ApiProperty({ ...noInstant, description: 'The first instant after the window.' }) windowEndsAt!: string | null;
  @ApiProperty({ ...noInstant, description: 'Processing waits until then (Art. 23(2)).' }) processingPausedUntil!:
    string | null;
}

export class ListedComplaintResponse extends ComplaintRecordResponse {
  @ApiProperty({ enum: complaintStates, example: 'open' }) state!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty({ enum: outcomes, nullable: true, example: null }) outcome!: string | null;
  @ApiProperty(noInstant) decidedAt!: string | null;
}

export class ComplaintPageResponse {
  @ApiProperty({ type: [ListedComplaintResponse] }) items!: ListedComplaintResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class ComplaintAttachmentResponse {
  @ApiProperty({ example: 0 }) position!: number;
  @ApiProperty({ example: 'image/png' }) mediaType!: string;
  @ApiProperty({ example: 48213 }) bytes!: number;
}

export class ComplaintNoticeResponse {
  @ApiProperty({ example: 'N-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({ enum: ['notice', 'terms-flag'], example: 'notice' }) type!: string;
  @ApiProperty({ example: 'individual' }) notifierKind!: string;
  @ApiProperty(instant) receivedAt!: string;
  @ApiProperty({ ...text, example: 'It calls my neighbour a thief.' }) explanation!: string | null;
  @ApiProperty({ type: [String], example: ['https://social.example/posts/4711'] }) locations!: string[];
}

export class ComplaintDecisionResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: outcomes, example: 'reversed' }) outcome!: string;
  @ApiProperty({ enum: omissions, nullable: true, example: null }) omission!: string | null;
  @ApiProperty({ ...text, example: 'The post quotes the insult.' }) reasons!: string | null;
  @ApiProperty({ ...id, type: String, nullable: true, description: 'Null when the complainant took it back.' })
  decidedBy!: string | null;
  @ApiProperty({ ...noId, description: 'The exception under which the first decider decided.' }) exceptionId!:
    string | null;
  @ApiProperty({ ...noId, description: 'What took the place of the decision complained of.' }) newDecisionId!:
    string | null;
  @ApiProperty({ ...noId, description: 'What the platform was told to lift of a measure.' }) measureReversalId!:
    string | null;
  @ApiProperty({ description: 'It restricts what was not restricted before.', example: false })
  imposesNewRestriction!: boolean;
  @ApiProperty({ example: false }) manifestlyUnfounded!: boolean;
  @ApiProperty(instant) decidedAt!: string;
}

export class ComplaintResponse extends ComplaintRecordResponse {
  @ApiProperty({ enum: complaintStates, example: 'claimed' }) state!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty({ ...noId, description: 'Who holds it.' }) claimedBy!: string | null;
  @ApiProperty(noInstant) leaseEndsAt!: string | null;
  @ApiProperty({ ...text, description: 'Null when erased, or not open to the caller.' }) text!: string | null;
  @ApiProperty({ ...text, description: 'The mandated body (Art. 86).' }) representedBy!: string | null;
  @ApiProperty({ type: [ComplaintAttachmentResponse] }) attachments!: ComplaintAttachmentResponse[];
  @ApiProperty({ type: DecisionResponse, nullable: true, description: 'Complained of, with its statement.' })
  complained!: DecisionResponse | null;
  @ApiProperty({
    type: MeasureWithStatementResponse,
    nullable: true,
    description: 'Complained of, with its statement.',
  })
  measure!: MeasureWithStatementResponse | null;
  @ApiProperty({ type: [ComplaintNoticeResponse], description: 'On the case, without who sent them; at most 50.' })
  notices!: ComplaintNoticeResponse[];
  @ApiProperty({ type: ComplaintDecisionResponse, nullable: true }) decision!: ComplaintDecisionResponse | null;
}

export class ComplaintLeaseResponse {
  @ApiProperty(id) complaintId!: string;
  @ApiProperty({ ...instant, description: '15 minutes ahead; renewable.' }) leaseEndsAt!: string;
}

export class ClaimedComplaintResponse {
  @ApiProperty({ type: ComplaintLeaseResponse }) lease!: ComplaintLeaseResponse;
  @ApiProperty({ type: ComplaintResponse }) complaint!: ComplaintResponse;
}

export class ApprovedDeciderResponse {
  @ApiProperty({ ...id, description: 'Named in `exceptionId` of the decision.' }) id!: string;
}

export class DeciderExceptionResponse extends ApprovedDeciderResponse {
  @ApiProperty(id) complaintId!: string;
  @ApiProperty({ ...id, description: 'Who may decide on their own decision.' }) staffId!: string;
  @ApiProperty(id) approvedBy!: string;
  @ApiProperty({ ...text, example: 'We have one moderator.' }) reason!: string | null;
  @ApiProperty(instant) approvedAt!: string;
  @ApiProperty({ description: 'Whether a decision was made under it.', example: true }) wasUsed!: boolean;
}

export class DeciderExceptionPageResponse {
  @ApiProperty({ type: [DeciderExceptionResponse] }) items!: DeciderExceptionResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

function toRecord(complaint: StoredComplaint): ComplaintRecordResponse {
  return {
    id: complaint.id,
    reference: complaint.reference,
    decisionId: complaint.decisionId,
    suspensionId: complaint.suspensionId,
    measureAppliedOn: complaint.measureAppliedOn,
    measureId: complaint.measureId,
    firstDecider: complaint.firstDecider,
    side: complaint.side,
    basis: complaint.basis,
    flaggedUnderTerms: complaint.flaggedUnderTerms,
    ofTrustedFlagger: complaint.ofTrustedFlagger,
    mandated: complaint.mandated,
    channel: complaint.channel,
    receivedAt: complaint.receivedAt.toISOString(),
    informedAt: complaint.informedAt?.toISOString() ?? null,
    windowEndsAt: complaint.windowEndsAt?.toISOString() ?? null,
    processingPausedUntil: complaint.processingPausedUntil?.toISOString() ?? null,
  };
}

export function toListedComplaintResponse(listed: ListedComplaint): ListedComplaintResponse {
  return {
    ...toRecord(listed),
    state: listed.state,
    dueAt: listed.dueAt.toISOString(),
    outcome: listed.outcome,
    decidedAt: listed.decidedAt?.toISOString() ?? null,
  };
}

export function toComplaintResponse(shown: ShownComplaint): ComplaintResponse {
  const { complaint, decision } = shown;
  return {
    ...toRecord(complaint),
    state: shown.case.state,
    dueAt: shown.case.dueAt.toISOString(),
    claimedBy: shown.case.claimedBy,
    leaseEndsAt: shown.case.leaseEndsAt?.toISOString() ?? null,
    text: shown.text,
    representedBy: shown.representedBy,
    attachments: shown.attachments.map(({ position, mediaType, sizeBytes }) => ({
      position,
      mediaType,
      bytes: Number(sizeBytes),
    })),
    complained: shown.complained && toDecisionResponse(shown.complained),
    measure: shown.measure && toMeasureWithStatementResponse(shown.measure),
    notices: shown.notices.map(toNotice),
    decision: decision && {
      id: decision.id,
      outcome: decision.outcome,
      omission: decision.omission,
      reasons: decision.reasons,
      decidedBy: decision.decidedBy,
      exceptionId: decision.exceptionId,
      newDecisionId: decision.newDecisionId,
      measureReversalId: decision.measureReversalId,
      imposesNewRestriction: decision.imposesNewRestriction,
      manifestlyUnfounded: decision.manifestlyUnfounded,
      decidedAt: decision.occurredAt.toISOString(),
    },
  };
}

export function toDeciderExceptionResponse(
  exception: ShownException,
  { withReason }: { withReason: boolean },
): DeciderExceptionResponse {
  return {
    id: exception.id,
    complaintId: exception.complaintId,
    staffId: exception.staffId,
    approvedBy: exception.approvedBy,
    reason: withReason ? exception.reason : null,
    approvedAt: exception.occurredAt.toISOString(),
    wasUsed: exception.wasUsed,
  };
}

function toNotice({ reference, type, notifierKind, receivedAt, explanation, locations }: NoticeOfCase) {
  return {
    reference,
    type,
    notifierKind,
    receivedAt: receivedAt.toISOString(),
    explanation,
    locations: [...locations],
  };
}
