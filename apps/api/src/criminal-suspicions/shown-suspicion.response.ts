import { ApiProperty } from '@nestjs/swagger';
import type { HoldEntry } from '../infrastructure/messages/index.js';
import { AuthorityResponse, toAuthorityResponse } from './authority.response.js';
import type { ReportRow } from './reports.repository.js';
import type { ShownSuspicion } from './show-suspicion.service.js';
import {
  MemberStateGuessResponse,
  SuspicionResponse,
  toMemberStateGuessResponse,
  toSuspicionResponse,
} from './suspicion.response.js';
import { reportChannels } from './suspicion.js';

const id = '0192f1a0-5c3e-7000-8000-000000000030';
const instant = '2026-11-22T10:15:00.000Z';
const orNone = { type: String, nullable: true } as const;

export class AddresseesResponse {
  @ApiProperty({ example: ['BE', 'europol'], type: [String] })
  jurisdictions!: string[];

  @ApiProperty({ example: '18(2)', enum: ['18(1)', '18(2)'], description: 'Why these' })
  article!: string;

  @ApiProperty({ type: [AuthorityResponse], example: [], description: 'Of the register' })
  authorities!: AuthorityResponse[];
}

export class SuspicionEventResponse {
  @ApiProperty({
    example: 'confirmed',
    enum: ['raised', 'confirmed', 'dismissed', 'reported', 'acknowledged', 'closed'],
  })
  kind!: string;

  @ApiProperty({ example: id, description: 'Member of the staff' })
  staffId!: string;

  @ApiProperty({ ...orNone, example: null })
  reportId!: string | null;

  @ApiProperty({ example: instant })
  occurredAt!: string;

  @ApiProperty({ example: instant })
  recordedAt!: string;

  @ApiProperty({
    type: Object,
    additionalProperties: { type: 'string' },
    example: { reason: 'The threat is meant and can be carried out.' },
    description: 'What was written, by field; {} when nothing was or it is erased',
  })
  texts!: Record<string, string>;
}

export class SuspicionReportResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: id })
  authorityId!: string;

  @ApiProperty({ example: 'BE', description: 'A Member State, or europol' })
  jurisdiction!: string;

  @ApiProperty({ example: true, description: 'Whether Art. 18(1) or (2) names it; otherwise a reason was given' })
  isAddressee!: boolean;

  @ApiProperty({ example: 'phone', enum: reportChannels })
  channel!: string;

  @ApiProperty({ ...orNone, example: null, description: 'The package that was handed over' })
  exportId!: string | null;

  @ApiProperty({ ...orNone, example: null, description: 'The mail, in the ledger of messages' })
  messageId!: string | null;

  @ApiProperty({ example: id })
  reportedBy!: string;

  @ApiProperty({ example: instant })
  occurredAt!: string;

  @ApiProperty({ example: instant })
  recordedAt!: string;
}

export class ShownSuspicionReportResponse extends SuspicionReportResponse {
  @ApiProperty({
    type: Object,
    additionalProperties: { type: 'string' },
    example: { text: 'Name of the account and the text of the post.' },
    description: 'What was told, the file number of the authority, and the reason; {} when erased',
  })
  texts!: Record<string, string>;
}

export class SuspicionExportResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: id })
  staffId!: string;

  @ApiProperty({ example: instant })
  recordedAt!: string;

  @ApiProperty({ example: 20_480 })
  bytes!: number;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256!: string;

  @ApiProperty({ ...orNone, example: null, description: 'Why the notifiers were named; null when they were not' })
  notifiersNamedBecause!: string | null;
}

export class EvidenceFreezeResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 12, description: 'Versions, notices, files, decisions that are kept as they are' })
  parts!: number;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256!: string;

  @ApiProperty({ example: instant })
  recordedAt!: string;
}

export class SuspicionHoldResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 'Section 28quinquies of the Code of Criminal Procedure' })
  legalBasis!: string;

  @ApiProperty({ example: 'Public prosecutor of Ghent' })
  authority!: string;

  @ApiProperty({ example: id })
  approvedBy!: string;

  @ApiProperty({ example: instant })
  placedAt!: string;

  @ApiProperty({ example: instant })
  expiresAt!: string;

  @ApiProperty({ ...orNone, example: null })
  endedAt!: string | null;

  @ApiProperty({ ...orNone, example: null, enum: ['expired', 'lifted'] })
  endReason!: string | null;

  @ApiProperty({ example: 1, description: 'Messages that wait for it' })
  heldMessages!: number;
}

export class ShownSuspicionResponse extends SuspicionResponse {
  @ApiProperty({ type: [MemberStateGuessResponse], example: [{ code: 'FR', confidence: 'likely' }] })
  memberStates!: MemberStateGuessResponse[];

  @ApiProperty({ type: AddresseesResponse, description: 'Whom Art. 18 says to tell' })
  addressees!: AddresseesResponse;

  @ApiProperty({ type: [SuspicionEventResponse], example: [], description: 'What happened, oldest first' })
  events!: SuspicionEventResponse[];

  @ApiProperty({ type: [ShownSuspicionReportResponse], example: [], description: 'Who was told what and when' })
  reports!: ShownSuspicionReportResponse[];

  @ApiProperty({ type: [SuspicionExportResponse], example: [] })
  exports!: SuspicionExportResponse[];

  @ApiProperty({ type: [EvidenceFreezeResponse], example: [] })
  freezes!: EvidenceFreezeResponse[];

  @ApiProperty({
    type: [SuspicionHoldResponse],
    example: [],
    description: 'On messages to the recipient about the case',
  })
  holds!: SuspicionHoldResponse[];
}

export function toReportResponse(report: ReportRow): SuspicionReportResponse {
  return {
    id: report.id,
    authorityId: report.authorityId,
    jurisdiction: report.jurisdiction,
    isAddressee: report.isAddressee,
    channel: report.channel,
    exportId: report.exportId,
    messageId: report.messageId,
    reportedBy: report.reportedBy,
    occurredAt: report.occurredAt.toISOString(),
    recordedAt: report.recordedAt.toISOString(),
  };
}

export function toFreezeResponse(freeze: ShownSuspicion['freezes'][number]): EvidenceFreezeResponse {
  const { id: freezeId, partCount, setHash, recordedAt } = freeze;
  return { id: freezeId, parts: partCount, sha256: setHash.toString('hex'), recordedAt: recordedAt.toISOString() };
}

function toHoldResponse(hold: HoldEntry): SuspicionHoldResponse {
  return {
    id: hold.id,
    legalBasis: hold.legalBasis,
    authority: hold.authority,
    approvedBy: hold.approvedBy,
    placedAt: hold.placedAt.toISOString(),
    expiresAt: hold.expiresAt.toISOString(),
    endedAt: hold.endedAt?.toISOString() ?? null,
    endReason: hold.endReason,
    heldMessages: hold.heldMessages,
  };
}

export function toShownSuspicionResponse(shown: ShownSuspicion): ShownSuspicionResponse {
  const { jurisdictions, article } = shown.addressees;
  return {
    ...toSuspicionResponse(shown.suspicion),
    memberStates: shown.memberStates.map(toMemberStateGuessResponse),
    addressees: { jurisdictions: [...jurisdictions], article, authorities: shown.authorities.map(toAuthorityResponse) },
    events: shown.events.map(({ kind, staffId, reportId, occurredAt, recordedAt, texts }) => ({
      kind,
      staffId,
      reportId,
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      texts,
    })),
    reports: shown.reports.map((report) => ({ ...toReportResponse(report), texts: report.texts })),
    exports: shown.exports.map((made) => ({
      id: made.id,
      staffId: made.staffId,
      recordedAt: made.recordedAt.toISOString(),
      bytes: made.sizeBytes,
      sha256: made.sha256.toString('hex'),
      notifiersNamedBecause: made.necessity,
    })),
    freezes: shown.freezes.map(toFreezeResponse),
    holds: shown.holds.map(toHoldResponse),
  };
}
