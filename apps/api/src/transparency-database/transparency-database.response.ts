import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { AcceptedDay } from './accepted-days.repository.js';
import type { ShownConnection } from './connect.service.js';
import type { Reconciliation } from './reconciliations.repository.js';
import type { ShownSubmission } from './show-submissions.service.js';
import { environments, pauseReasons, submissionStates, type Submission } from './submission.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const nextKey = { type: String, nullable: true, example: null };

export class ConnectionResponse {
  @ApiProperty({ enum: environments, example: 'sandbox' }) environment!: string;
  @ApiProperty({ example: 'https://sandbox.tdb.example' }) baseUrl!: string;
  @ApiProperty({ ...instant, description: 'Statements decided from here on are submitted.' }) submitsFrom!: string;
  @ApiProperty({ enum: ['sending', 'paused'], example: 'sending' }) state!: string;
  @ApiProperty({ enum: pauseReasons, nullable: true, type: String, example: null }) pauseReason!: string | null;
  @ApiProperty({ ...noInstant, description: 'The database asked us to wait.' }) waitsUntil!: string | null;
  @ApiProperty({ ...noInstant, description: 'An answer showed the configured host.' }) hostConfirmedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) dumpUrl!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) dumpStorageHost!: string | null;
  @ApiProperty(instant) changedAt!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { accepted: 12, held: 1 },
    description: 'How many submissions are in each state; states without one are left out.',
  })
  counts!: Record<string, number>;
  @ApiProperty({ ...noInstant, description: 'When the oldest was decided that has not arrived.' })
  oldestUnsentAt!: string | null;
}

export class SubmittedMeasureKeyResponse {
  @ApiProperty({ format: 'date', example: '2026-11-22' }) appliedOn!: string;
  @ApiProperty({ example: 'post-4711-hidden' }) measureId!: string;
}

export class SubmissionResponse {
  @ApiProperty({ ...id, description: 'The PUID, which the Commission publishes.' }) id!: string;
  @ApiProperty({ ...noId, description: 'Null: of a measure.' }) statementId!: string | null;
  @ApiProperty({
    type: SubmittedMeasureKeyResponse,
    nullable: true,
    description: 'Of a measure of the platform’s own systems; null: of a decision.',
  })
  measure!: SubmittedMeasureKeyResponse | null;
  @ApiProperty({ enum: environments, example: 'sandbox' }) environment!: string;
  @ApiProperty({ enum: submissionStates, example: 'accepted' }) state!: string;
  @ApiProperty({ type: [String], example: [], description: 'What seems to be personal data, as field:kind.' })
  findings!: string[];
  @ApiProperty({ type: [String], example: [], description: 'What is wrong, as field:kind.' }) faults!: string[];
  @ApiProperty({ example: 1 }) attempts!: number;
  @ApiProperty({ description: 'Whether an answer was lost.', example: false }) unanswered!: boolean;
  @ApiProperty(noInstant) firstSentAt!: string | null;
  @ApiProperty(noInstant) lastSentAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 201 }) lastStatus!: number | null;
  @ApiProperty({ ...noInstant, description: 'When it may be sent next.' }) nextAt!: string | null;
  @ApiProperty({ ...noId, description: "The database's own id." }) uuid!: string | null;
  @ApiProperty({ ...noInstant, description: 'When the database took it.' }) createdInDatabaseAt!: string | null;
  @ApiProperty(instant) decidedAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty(noInstant) closedAt!: string | null;
}

export class SubmissionsResponse {
  @ApiProperty({ type: [SubmissionResponse] }) items!: SubmissionResponse[];
  @ApiProperty(nextKey) next!: string | null;
}

export class SubmittedStatementResponse {
  @ApiProperty({ type: SubmissionResponse, nullable: true, description: 'Null: not submitted, or not yet.' })
  submission!: SubmissionResponse | null;
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    example: { puid: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' },
    description: 'Exactly as it was or will be sent. Null: never sent, erased, or not open to the caller.',
  })
  payload!: Record<string, unknown> | null;
  @ApiProperty({ type: [String], example: [], description: 'Keywords that are unusual under the categories.' })
  warnings!: string[];
}

export class AcceptedDayResponse {
  @ApiProperty({ format: 'date', example: '2026-11-21' }) day!: string;
  @ApiProperty({ description: 'Of decisions.', example: 12 }) statements!: number;
  @ApiProperty({ description: 'Of measures.', example: 1188 }) measures!: number;
}

export class AcceptedDaysResponse {
  @ApiProperty({ type: [AcceptedDayResponse] }) items!: AcceptedDayResponse[];
  @ApiProperty(nextKey) next!: string | null;
}

export class ReconciliationResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: environments, example: 'sandbox' }) environment!: string;
  @ApiProperty({ example: '2026-11-21' }) day!: string;
  @ApiProperty({ example: 1200 }) rowsRead!: number;
  @ApiProperty({ description: 'Whose answer was lost: they did arrive.', example: 3 }) confirmed!: number;
  @ApiProperty({ example: 1197 }) agreed!: number;
  @ApiProperty({ description: 'Published under another id too.', example: 0 }) duplicated!: number;
  @ApiProperty({ description: 'Not made by this installation.', example: 0 }) unknownToUs!: number;
  @ApiProperty({ description: 'Accepted by the answer, and not in the dump.', example: 0 }) missing!: number;
  @ApiProperty({ description: 'In none of the dumps of their days: sent again after two days.', example: 0 })
  blocked!: number;
  @ApiProperty(instant) recordedAt!: string;
}

export class ReconciliationsResponse {
  @ApiProperty({ type: [ReconciliationResponse] }) items!: ReconciliationResponse[];
  @ApiProperty(nextKey) next!: string | null;
}

const written = (at: Date | null) => at?.toISOString() ?? null;

export function toConnectionResponse({ connection, counts, oldestUnsentAt }: ShownConnection): ConnectionResponse {
  const { environment, baseUrl, submitsFrom, state, pauseReason, waitsUntil, hostConfirmedAt } = connection;
  return {
    environment,
    baseUrl,
    submitsFrom: submitsFrom.toISOString(),
    state,
    pauseReason,
    waitsUntil: written(waitsUntil),
    hostConfirmedAt: written(hostConfirmedAt),
    dumpUrl: connection.dumpUrl,
    dumpStorageHost: connection.dumpStorageHost,
    changedAt: connection.changedAt.toISOString(),
    counts: { ...counts },
    oldestUnsentAt: written(oldestUnsentAt),
  };
}

export function toSubmissionResponse(submission: Submission): SubmissionResponse {
  const { id, statementId, measure, environment, state, attempts, unanswered, lastStatus, uuid } = submission;
  return {
    id,
    statementId,
    measure,
    environment,
    state,
    findings: [...submission.findings],
    faults: [...submission.faults],
    attempts,
    unanswered,
    firstSentAt: written(submission.firstSentAt),
    lastSentAt: written(submission.lastSentAt),
    lastStatus,
    nextAt: written(submission.nextAt),
    uuid,
    createdInDatabaseAt: written(submission.createdInDatabaseAt),
    decidedAt: submission.decidedAt.toISOString(),
    recordedAt: submission.recordedAt.toISOString(),
    closedAt: written(submission.closedAt),
  };
}

export function toSubmissionsResponse({ items, next }: Page<Submission>): SubmissionsResponse {
  return { items: items.map(toSubmissionResponse), next };
}

export function toSubmittedStatementResponse({
  submission,
  payload,
  warnings,
}: ShownSubmission): SubmittedStatementResponse {
  return {
    submission: submission && toSubmissionResponse(submission),
    payload,
    warnings: [...warnings],
  };
}

export function toReconciliationResponse(found: Reconciliation): ReconciliationResponse {
  const { id, environment, day, rowsRead, confirmed, agreed, duplicated, unknownToUs, missing, blocked } = found;
  const counts = { rowsRead, confirmed, agreed, duplicated, unknownToUs, missing, blocked };
  return { id, environment, day, ...counts, recordedAt: found.recordedAt.toISOString() };
}

export function toAcceptedDaysResponse({ items, next }: Page<AcceptedDay>): AcceptedDaysResponse {
  return { items: items.map((day) => ({ ...day })), next };
}

export function toReconciliationsResponse({ items, next }: Page<Reconciliation>): ReconciliationsResponse {
  return { items: items.map(toReconciliationResponse), next };
}
