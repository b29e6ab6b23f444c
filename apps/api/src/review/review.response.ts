import { ApiProperty } from '@nestjs/swagger';
import { pageKey, pageOf } from '../infrastructure/validation/index.js';
import type { ItemView } from './case-items.query.js';
import type { ClaimedCase } from './claim-case.service.js';
import type { CaseView, SubjectView } from './case-view.query.js';
import { CaseOrderResponse, toCaseOrderResponse } from './case-order.response.js';
import type { Claim } from './claims.repository.js';
import { noticeTypes, type NoticeType } from './notice-type.js';
import { placeOf, priorities } from './priority.rules.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };

export class ClaimResponse {
  @ApiProperty(id) caseId!: string;
  @ApiProperty({ ...instant, description: 'When the lease ends unless renewed.' }) expiresAt!: string;
}

export class SubjectResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: ['content', 'account', 'listing', 'live-session'], example: 'content' }) kind!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: "The platform's id; null when the platform did not describe it.",
    example: 'post-4711',
  })
  contentId!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The version that the notices are about.', example: 1 })
  version!: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'de' }) language!: string | null;
  @ApiProperty({ type: [String], nullable: true, example: ['TEXT'] }) contentTypes!: string[] | null;
  @ApiProperty({ ...instant, type: String, nullable: true }) publishedAt!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The text as the platform kept it; never of suspected child abuse material.',
    example: 'Buy now, 90 % off!',
  })
  snapshot!: string | null;
}

export class CaseSupplementResponse {
  @ApiProperty(instant) receivedAt!: string;
  @ApiProperty({ example: 'The seller has no licence; see the register of pharmacies.' }) explanation!: string;
}

export class CaseAttachmentResponse {
  @ApiProperty({ description: 'Its number in the notice, from 0: `…/attachments/{position}` opens it.', example: 0 })
  position!: number;
  @ApiProperty({ description: 'As sniffed from the bytes.', example: 'image/png' }) mediaType!: string;
}

export class CaseClauseResponse {
  @ApiProperty({ example: 'no-insults' }) code!: string;
  @ApiProperty({ description: 'In force on the day of receipt.', example: 2 }) version!: number;
  @ApiProperty({ example: 'No insults' }) title!: string;
}

export class CaseItemResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'N-7KQ2-M4XT-9RWB-3CD' }) noticeReference!: string;
  @ApiProperty({
    enum: noticeTypes,
    description: 'A notice under Art. 16, or a flag under the terms; the latest when it was changed.',
    example: 'notice',
  })
  type!: NoticeType;
  @ApiProperty({
    type: CaseClauseResponse,
    nullable: true,
    description: 'The clause that a flag under the terms names.',
  })
  termsClause!: CaseClauseResponse | null;
  @ApiProperty(instant) receivedAt!: string;
  @ApiProperty({ example: 'form' }) channel!: string;
  @ApiProperty({ description: 'What kind of notifier; never who.', example: 'individual' }) notifierKind!: string;
  @ApiProperty({ type: String, nullable: true, example: 'en' }) language!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As alleged, or as deduced since (TRI-2).',
    example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  })
  category!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'KEYWORD_PHISHING' }) keyword!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Whose law is alleged to be broken.', example: 'DE' })
  memberState!: string | null;
  @ApiProperty({
    type: [String],
    description: 'Elements of Art. 16(2) that the notice lacks still, after its supplements.',
    example: [],
  })
  missingElements!: string[];
  @ApiProperty({ type: String, nullable: true, example: 'https://social.example/posts/4711' }) url!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) contentId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '00:12:31' }) moment!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'The third comment.' }) description!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'The post links to a copy of my bank.' }) explanation!:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: '§ 263 StGB' }) law!: string | null;
  @ApiProperty({ type: [CaseSupplementResponse], description: 'What the notifier wrote later, in order.' })
  supplements!: CaseSupplementResponse[];
  @ApiProperty({ type: [CaseAttachmentResponse], description: 'Files that came with the notice.' })
  attachments!: CaseAttachmentResponse[];
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['asked', 'captured', 'failed'],
    description: 'Whether the platform keeps what the item points to; null before it was asked.',
    example: 'captured',
  })
  preservation!: string | null;
}

export class CaseItemPageResponse {
  @ApiProperty({ type: [CaseItemResponse] }) items!: CaseItemResponse[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as `after` for the next page; null at the end.',
    example: null,
  })
  next!: string | null;
}

export class DecidedBeforeResponse {
  @ApiProperty(id) decisionId!: string;
  @ApiProperty(instant) decidedAt!: string;
  @ApiProperty({ enum: ['restrict', 'no-action'], example: 'no-action' }) outcome!: string;
  @ApiProperty({ type: String, nullable: true, enum: ['illegal', 'terms'], example: null }) ground!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) category!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) keyword!: string | null;
}

export class CaseResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: ['open', 'claimed', 'held', 'decided'], example: 'claimed' }) state!: string;
  @ApiProperty({ enum: ['notice', 'own-initiative', 'order'], example: 'notice' }) cause!: string;
  @ApiProperty({ description: 'Lane of the queue; `und` when nobody stated a language.', example: 'de' })
  language!: string;
  @ApiProperty({ description: 'Lane of the queue.', example: 'general' }) skill!: string;
  @ApiProperty({ enum: priorities, example: 'standard' })
  priority!: string;
  @ApiProperty({
    description: 'Why the case stands where it stands in the queue.',
    example: 'Standard: ordered by its due time (due 2026-11-29T10:15:00.000Z).',
  })
  place!: string;
  @ApiProperty({ ...instant, description: 'When the first of its items is due.' }) dueAt!: string;
  @ApiProperty({ ...instant, description: 'When the first of its notices was received.' }) openedAt!: string;
  @ApiProperty({ ...instant, type: String, nullable: true }) heldUntil!: string | null;
  @ApiProperty({ type: SubjectResponse }) subject!: SubjectResponse;
  @ApiProperty({ type: [CaseItemResponse], description: 'The first 50 items, earliest receipt first.' })
  items!: CaseItemResponse[];
  @ApiProperty({ description: 'How many items a decision answers.', example: 1 }) itemCount!: number;
  @ApiProperty({ type: [CaseOrderResponse], description: 'Orders of authorities that a decision answers too.' })
  orders!: CaseOrderResponse[];
  @ApiProperty({
    type: DecidedBeforeResponse,
    nullable: true,
    description:
      'The newest decision that stands on the same version of the content; a decision by reference may name it.',
  })
  decidedBefore!: DecidedBeforeResponse | null;
  @ApiProperty({
    description: 'Send this back with the decision: items that arrive later are not answered by it.',
    example: '7321:7325:7322',
  })
  seenThrough!: string;
}

export class ClaimedCaseResponse {
  @ApiProperty({ type: ClaimResponse }) claim!: ClaimResponse;
  @ApiProperty({ type: CaseResponse }) case!: CaseResponse;
}

export class OpenedCaseResponse {
  @ApiProperty(id) caseId!: string;
}

export function toClaimedCaseResponse({ claim, view }: ClaimedCase): ClaimedCaseResponse {
  return { claim: toClaimResponse(claim), case: toCaseResponse(view) };
}

export function toClaimResponse(claim: Claim): ClaimResponse {
  return { caseId: claim.caseId, expiresAt: claim.expiresAt.toISOString() };
}

export function toCaseResponse(view: CaseView): CaseResponse {
  const { id: caseId, state, cause, language, skill, priority, dueAt, itemCount, seenThrough } = view;
  return {
    id: caseId,
    state,
    cause,
    language,
    skill,
    priority,
    place: placeOf(priority, dueAt),
    dueAt: dueAt.toISOString(),
    openedAt: view.openedAt.toISOString(),
    heldUntil: view.heldUntil?.toISOString() ?? null,
    subject: toSubjectResponse(view.subject),
    items: view.items.map(toItemResponse),
    itemCount,
    orders: view.orders.map(toCaseOrderResponse),
    decidedBefore: view.decidedBefore && {
      ...view.decidedBefore,
      decidedAt: view.decidedBefore.decidedAt.toISOString(),
    },
    seenThrough,
  };
}

export function toCaseItemPageResponse(rows: ItemView[], limit: number): CaseItemPageResponse {
  const { items, next } = pageOf(rows, limit, (row) =>
    pageKey(row.receivedAt.toISOString(), row.noticeId, row.position),
  );
  return { items: items.map(toItemResponse), next };
}

function toSubjectResponse({ publishedAt, ...subject }: SubjectView): SubjectResponse {
  return { ...subject, publishedAt: publishedAt?.toISOString() ?? null };
}

function toItemResponse(item: ItemView): CaseItemResponse {
  const { location, supplements } = item;
  return {
    id: item.id,
    noticeReference: item.noticeReference,
    type: item.type,
    termsClause: item.termsClause,
    receivedAt: item.receivedAt.toISOString(),
    channel: item.channel,
    notifierKind: item.notifierKind,
    language: item.language,
    category: item.category,
    keyword: item.keyword,
    memberState: item.memberState,
    missingElements: item.missingElements,
    url: location?.url ?? null,
    contentId: location?.contentId ?? null,
    moment: location?.moment ?? null,
    description: location?.description ?? null,
    explanation: item.explanation,
    law: item.law,
    supplements: supplements.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })),
    attachments: item.attachments,
    preservation: item.preservation,
  };
}
