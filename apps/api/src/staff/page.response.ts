import { ApiProperty } from '@nestjs/swagger';
import { type PageEvent, type PageRow, type PageState, pageStates } from './page.js';

const id = '0192f1a0-5c3e-7000-8000-000000000002';
const instant = '2026-11-22T10:15:00.000Z';

export class PagedEntityResponse {
  @ApiProperty({ example: 'order' })
  kind!: string;

  @ApiProperty({ example: id })
  id!: string;
}

/** Somebody is called; not to be confused with a page of a list. */
export class PageResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 'order-due', description: 'A code for what a person must look at' })
  subject!: string;

  @ApiProperty({ type: PagedEntityResponse, description: 'What it is about' })
  entity!: PagedEntityResponse;

  @ApiProperty({ example: 'open', enum: pageStates })
  state!: PageState;

  @ApiProperty({ example: false, description: 'Seen only by those who may read suspicions of crimes' })
  confidential!: boolean;

  @ApiProperty({ type: String, nullable: true, example: instant, description: 'When the time runs out' })
  dueAt!: string | null;

  @ApiProperty({ example: instant })
  raisedAt!: string;

  @ApiProperty({ example: 2, description: 'How often somebody was paged, or nobody found' })
  rounds!: number;

  @ApiProperty({ type: String, nullable: true, example: id, description: 'Who was paged last; null when nobody was' })
  lastStaffId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: instant, description: 'When the next person is paged' })
  nextAt!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  closedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Who acknowledged it' })
  acknowledgedBy!: string | null;
}

export class PageEventResponse {
  @ApiProperty({ example: 'sent', enum: ['raised', 'sent', 'unreachable', 'nobody', 'acknowledged', 'settled'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true, example: id })
  staffId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: id, description: 'The mail, in the ledger of messages' })
  messageId!: string | null;

  @ApiProperty({ example: instant })
  recordedAt!: string;
}

export class PageWithEventsResponse extends PageResponse {
  @ApiProperty({
    type: [PageEventResponse],
    example: [{ kind: 'sent', staffId: id, messageId: id, recordedAt: instant }],
    description: 'Who was paged and when, oldest first',
  })
  events!: PageEventResponse[];
}

export class PageListResponse {
  @ApiProperty({ type: [PageResponse], example: [] })
  items!: PageResponse[];

  @ApiProperty({ type: String, nullable: true, example: null, description: '`after` of the next page of the list' })
  next!: string | null;
}

export function toPageResponse(page: PageRow): PageResponse {
  return {
    id: page.id,
    subject: page.subject,
    entity: { kind: page.entityKind, id: page.entityId },
    state: page.state,
    confidential: page.confidential,
    dueAt: page.dueAt?.toISOString() ?? null,
    raisedAt: page.raisedAt.toISOString(),
    rounds: page.rounds,
    lastStaffId: page.lastStaffId,
    nextAt: page.state === 'open' ? page.nextAt.toISOString() : null,
    closedAt: page.closedAt?.toISOString() ?? null,
    acknowledgedBy: page.closedBy,
  };
}

export function toPageEventResponse({ kind, staffId, messageId, recordedAt }: PageEvent): PageEventResponse {
  return { kind, staffId, messageId, recordedAt: recordedAt.toISOString() };
}
