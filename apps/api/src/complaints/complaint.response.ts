import { ApiProperty } from '@nestjs/swagger';
import { complaintStates } from './complaint-case.rules.js';
import type { ComplaintStatus } from './complaint-status.service.js';
import { bases, omissions, outcomes, type StoredComplaint } from './complaint.js';

export class ReceivedComplaintResponse {
  @ApiProperty({ example: 'C-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({
    description: 'Shows where the complaint stands to whoever has it; keep it.',
    example: 'dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldA',
  })
  secret!: string;
  @ApiProperty({
    example: 'https://notices.example/complaint/C-7KQ2-M4XT-9RWB-3CD?secret=dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldA',
  })
  statusUrl!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) receivedAt!: string;
  @ApiProperty({ enum: bases, example: 'visibility' }) basis!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'Processing waits until then: it is suspended (Art. 23(2)).',
    example: null,
  })
  processingPausedUntil!: string | null;
}

export class EnteredComplaintResponse extends ReceivedComplaintResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }) id!: string;
}

export class ComplaintStatusResponse {
  @ApiProperty({ example: 'C-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) receivedAt!: string;
  @ApiProperty({ enum: complaintStates, example: 'decided' }) state!: string;
  @ApiProperty({ enum: bases, example: 'visibility' }) basis!: string;
  @ApiProperty({ description: 'Files that came with it.', example: 1 }) files!: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null }) processingPausedUntil!:
    string | null;
  @ApiProperty({ enum: outcomes, nullable: true, example: 'reversed' }) outcome!: string | null;
  @ApiProperty({ enum: omissions, nullable: true, description: 'With no-decision.', example: null })
  omission!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why (Art. 20(5)).',
    example: 'The post reports on a trial and quotes the insult.',
  })
  reasons!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-24T09:00:00.000Z' }) decidedAt!:
    string | null;
  @ApiProperty({
    type: [String],
    enum: ['out-of-court', 'court'],
    description: 'What you can still do; [] before it is decided.',
    example: ['out-of-court', 'court'],
  })
  redress!: string[];
}

export function toReceivedComplaintResponse(
  complaint: StoredComplaint,
  access: { secret: string; statusUrl: string },
): ReceivedComplaintResponse {
  return {
    reference: complaint.reference,
    secret: access.secret,
    statusUrl: access.statusUrl,
    receivedAt: complaint.receivedAt.toISOString(),
    basis: complaint.basis,
    processingPausedUntil: complaint.processingPausedUntil?.toISOString() ?? null,
  };
}

export function toComplaintStatusResponse(status: ComplaintStatus): ComplaintStatusResponse {
  const { complaint, decision } = status;
  return {
    reference: complaint.reference,
    receivedAt: complaint.receivedAt.toISOString(),
    state: status.state,
    basis: complaint.basis,
    files: status.files,
    processingPausedUntil: complaint.processingPausedUntil?.toISOString() ?? null,
    outcome: decision?.outcome ?? null,
    omission: decision?.omission ?? null,
    reasons: decision?.reasons ?? null,
    decidedAt: decision?.decidedAt.toISOString() ?? null,
    redress: [...status.redress],
  };
}
