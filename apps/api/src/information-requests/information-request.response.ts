import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import {
  authorityKinds,
  legalBases,
  requestEventKinds,
  requestKinds,
  requestStates,
  sendingChannels,
  type InformationRequest,
  type RequestEvent,
} from './information-request.js';
import { isOpen } from './information-request.rules.js';
import type { ShownRequest } from './show-requests.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const text = { type: String, nullable: true, description: 'Null when erased, or not open to the caller.' };

export class InformationRequestResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: requestKinds, example: 'information' }) kind!: string;
  @ApiProperty({ example: 'European Commission, DG CONNECT' }) authority!: string;
  @ApiProperty({ enum: authorityKinds, example: 'commission' }) authorityKind!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) memberState!: string | null;
  @ApiProperty({ enum: legalBases, example: '67(2)' }) legalBasis!: string;
  @ApiProperty({ example: 'DSA.100123' }) authorityReference!: string;
  @ApiProperty({ enum: requestStates, example: 'in-preparation' }) state!: string;
  @ApiProperty(instant) receivedAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) registeredBy!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty({ example: true, description: 'False: our own target, since the authority named no deadline.' })
  deadlineNamed!: boolean;
  @ApiProperty({ example: false, description: 'Open, and past its deadline.' }) overdue!: boolean;
  @ApiProperty({ ...noInstant, description: 'When all was sent, or the measure took effect.' })
  completedAt!: string | null;
  @ApiProperty({ ...noInstant, description: 'Until when an interim measure is ordered.' }) expiresAt!: string | null;
  @ApiProperty({ ...noInstant, description: 'When it was refused, withdrawn, or the measure ended.' })
  endedAt!: string | null;
}

export class InformationRequestEventResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: requestEventKinds, example: 'answered' }) kind!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) staffId!: string;
  @ApiProperty({ enum: sendingChannels, nullable: true, description: 'Of what was sent.', example: 'portal' })
  channel!: string | null;
  @ApiProperty({ ...noId, description: 'The bundle of evidence that was sent.' }) bundleId!: string | null;
  @ApiProperty({ ...noInstant, description: 'The new deadline of an extension.' }) dueAt!: string | null;
  @ApiProperty(instant) occurredAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty({ ...text, example: 'Answers to questions 1 to 4.' }) text!: string | null;
}

export class InformationRequestDetailsResponse extends InformationRequestResponse {
  @ApiProperty({ ...text, example: 'Notices about the broadcast of 14 July 2026' }) scope!: string | null;
  @ApiProperty({ type: [String], nullable: true, example: ['How many notices were received?'] })
  questions!: readonly string[] | null;
  @ApiProperty({ ...text, example: 'dsa@authority.example' }) contact!: string | null;
  @ApiProperty({ type: [InformationRequestEventResponse], description: 'In the order of recording.' })
  events!: InformationRequestEventResponse[];
}

export class InformationRequestsResponse {
  @ApiProperty({ type: [InformationRequestResponse] }) items!: InformationRequestResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toInformationRequestDetails(shown: ShownRequest): InformationRequestDetailsResponse {
  const { request, texts, events, asOf } = shown;
  return {
    ...toInformationRequest(request, asOf),
    scope: texts?.scope ?? null,
    questions: texts?.questions ?? null,
    contact: texts?.contact ?? null,
    events: events.map(toEvent),
  };
}

export function toInformationRequests({
  items,
  next,
  asOf,
}: Page<InformationRequest> & { asOf: Date }): InformationRequestsResponse {
  return { items: items.map((request) => toInformationRequest(request, asOf)), next };
}

function toInformationRequest(request: InformationRequest, asOf: Date): InformationRequestResponse {
  return {
    id: request.id,
    kind: request.kind,
    authority: request.authority,
    authorityKind: request.authorityKind,
    memberState: request.memberState,
    legalBasis: request.legalBasis,
    authorityReference: request.authorityReference,
    state: request.state,
    receivedAt: request.receivedAt.toISOString(),
    recordedAt: request.recordedAt.toISOString(),
    registeredBy: request.registeredBy,
    dueAt: request.dueAt.toISOString(),
    deadlineNamed: request.deadlineNamed,
    overdue: isOpen(request.state) && request.dueAt < asOf,
    completedAt: request.completedAt?.toISOString() ?? null,
    expiresAt: request.expiresAt?.toISOString() ?? null,
    endedAt: request.endedAt?.toISOString() ?? null,
  };
}

function toEvent(event: RequestEvent & { readonly text: string | null }): InformationRequestEventResponse {
  return {
    id: event.id,
    kind: event.kind,
    staffId: event.staffId,
    channel: event.channel,
    bundleId: event.bundleId,
    dueAt: event.dueAt?.toISOString() ?? null,
    occurredAt: event.occurredAt.toISOString(),
    recordedAt: event.recordedAt.toISOString(),
    text: event.text,
  };
}
