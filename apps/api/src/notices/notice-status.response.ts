import { ApiProperty } from '@nestjs/swagger';
import type { Redress } from '../platforms/index.js';
import { noticeTypes, type NoticeType } from '../review/index.js';
import { MissingElementResponse, toMissing } from './notice.response.js';
import type { ItemStatus, NoticeStatus } from './notice-status.query.js';

export class NoticeClauseResponse {
  @ApiProperty({ example: 'no-insults' }) code!: string;
  @ApiProperty({ example: 2 }) version!: number;
  @ApiProperty({ example: 'No insults' }) title!: string;
}

export class NoticeFindingResponse {
  @ApiProperty({
    enum: ['illegal', 'against-terms', 'neither', 'unavailable', 'already-restricted'],
    example: 'illegal',
  })
  outcome!: string;
  @ApiProperty({ type: String, nullable: true, example: 'German Criminal Code' }) lawExamined!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '§ 263 StGB' }) provision!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'DE' }) memberState!: string | null;
  @ApiProperty({ type: NoticeClauseResponse, nullable: true, description: 'With against-terms.' })
  clause!: NoticeClauseResponse | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What we say beside the outcome.',
    example: 'The photo is your own work.',
  })
  reason!: string | null;
}

export class NoticeRestrictionResponse {
  @ApiProperty({ example: 'visibility-removal' }) type!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When it took effect, as the platform confirmed.',
    example: '2026-11-22T12:00:00.000Z',
  })
  inEffectAt!: string | null;
}

export class NoticeItemStatusResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }) id!: string;
  @ApiProperty({ type: String, nullable: true, example: 'https://social.example/posts/4711' }) url!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) contentId!: string | null;
  @ApiProperty({ enum: ['waiting', 'in-review', 'decided'], example: 'decided' }) state!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-22T11:00:00.000Z' }) decidedAt!:
    string | null;
  @ApiProperty({ type: NoticeFindingResponse, nullable: true }) finding!: NoticeFindingResponse | null;
  @ApiProperty({ type: [NoticeRestrictionResponse] }) restrictions!: NoticeRestrictionResponse[];
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['full', 'partial', 'none'],
    description: 'Automated means in deciding (Art. 16(6)).',
    example: 'none',
  })
  automatedDecision!: string | null;
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Automated means in processing (Art. 16(6)).',
    example: ['grouping'],
  })
  automatedProcessing!: string[] | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where you complain about the decision (Art. 20); null before one, and where there are no complaints.',
    example: 'https://notices.example/complaint?ticket=0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f.n.…',
  })
  complaintUrl!: string | null;
}

export class NoticeTypeChangeResponse {
  @ApiProperty({ enum: noticeTypes, example: 'terms-flag' }) from!: NoticeType;
  @ApiProperty({ enum: noticeTypes, example: 'notice' }) to!: NoticeType;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:45:00.000Z' }) changedAt!: string;
  @ApiProperty({ type: String, nullable: true, example: 'You say that the seller has no licence: that is illegal.' })
  reason!: string | null;
}

export class NoticeStatusResponse {
  @ApiProperty({ example: 'N-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({
    enum: noticeTypes,
    description: 'A notice under Art. 16, or a flag under the terms: what it is taken for by now.',
    example: 'notice',
  })
  type!: NoticeType;
  @ApiProperty({
    type: [NoticeTypeChangeResponse],
    description: 'What we took it for before, and why not now (INT-5).',
  })
  typeChanges!: NoticeTypeChangeResponse[];
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) receivedAt!: string;
  @ApiProperty({ enum: ['incomplete', 'waiting', 'in-review', 'partly-decided', 'decided'], example: 'decided' })
  state!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When the mail server took our receipt; null when none was sent.',
    example: '2026-11-22T10:15:02.000Z',
  })
  receiptSentAt!: string | null;
  @ApiProperty({ type: [MissingElementResponse], example: [] }) missing!: MissingElementResponse[];
  @ApiProperty({ type: [NoticeItemStatusResponse] }) items!: NoticeItemStatusResponse[];
  @ApiProperty({
    type: [String],
    enum: ['internal-complaint', 'out-of-court', 'court'],
    description: 'What you can do if you disagree with a decision; [] before one (Art. 16(5)).',
    example: ['internal-complaint', 'out-of-court', 'court'],
  })
  redress!: string[];
}

export function toNoticeStatusResponse(
  notice: { reference: string; receivedAt: Date },
  status: NoticeStatus,
  redress: readonly Redress[],
  complaintUrlOf: (decisionId: string) => string | null,
): NoticeStatusResponse {
  const decided = status.items.filter((item) => item.state === 'decided').length;
  return {
    reference: notice.reference,
    type: status.type,
    typeChanges: status.typeChanges.map(({ changedAt, ...one }) => ({ ...one, changedAt: changedAt.toISOString() })),
    receivedAt: notice.receivedAt.toISOString(),
    state: stateOf(status, decided),
    receiptSentAt: status.receiptSentAt?.toISOString() ?? null,
    missing: toMissing(status.type, status.missing),
    items: status.items.map((item) => ({
      ...toItem(item),
      complaintUrl: item.decisionId && complaintUrlOf(item.decisionId),
    })),
    redress: decided > 0 ? [...redress] : [],
  };
}

function stateOf({ items }: NoticeStatus, decided: number): string {
  if (items.length === 0) return 'incomplete';
  if (decided === items.length) return 'decided';
  if (decided > 0) return 'partly-decided';
  return items.some((item) => item.state === 'in-review') ? 'in-review' : 'waiting';
}

function toItem({
  location,
  decisionId: _internal,
  decidedAt,
  restrictions,
  ...item
}: ItemStatus): Omit<NoticeItemStatusResponse, 'complaintUrl'> {
  return {
    ...item,
    url: location?.kind === 'url' ? location.value : null,
    contentId: location?.kind === 'content-id' ? location.value : null,
    decidedAt: decidedAt?.toISOString() ?? null,
    restrictions: restrictions.map(({ type, inEffectAt }) => ({ type, inEffectAt: inEffectAt?.toISOString() ?? null })),
  };
}
