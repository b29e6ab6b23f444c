import { ApiProperty } from '@nestjs/swagger';
import { pageKey, pageOf } from '../infrastructure/validation/index.js';
import { noticeTypes, type NoticeType } from '../review/index.js';
import type { ListedNotice } from './notices.repository.js';

export class ListedNoticeResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }) id!: string;
  @ApiProperty({ example: 'N-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({ enum: noticeTypes, description: 'The latest when it was changed.', example: 'notice' })
  type!: NoticeType;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) receivedAt!: string;
  @ApiProperty({ example: 'form' }) channel!: string;
  @ApiProperty({ enum: ['anonymous', 'individual', 'entity', 'trusted-flagger'], example: 'individual' })
  notifierKind!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As alleged, or as deduced since.',
    example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  })
  category!: string | null;
  @ApiProperty({
    type: [String],
    description: 'What it lacks still: a notice of Art. 16(2), a flag of where and why.',
    example: [],
  })
  missingElements!: string[];
  @ApiProperty({ description: 'Locations that it names.', example: 1 }) items!: number;
  @ApiProperty({ description: 'How many of them are decided.', example: 1 }) decidedItems!: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when its sender was suspended at receipt (Art. 23(2)).',
    example: null,
  })
  processingPausedUntil!: string | null;
}

export class NoticePageResponse {
  @ApiProperty({ type: [ListedNoticeResponse] }) items!: ListedNoticeResponse[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as `after` for the next page; null at the end.',
    example: null,
  })
  next!: string | null;
}

export function toNoticePageResponse(rows: ListedNotice[], limit: number): NoticePageResponse {
  const { items, next } = pageOf(rows, limit, (row) => pageKey(row.receivedAt.toISOString(), row.id));
  return {
    items: items.map(({ receivedAt, processingPausedUntil, ...row }) => ({
      ...row,
      receivedAt: receivedAt.toISOString(),
      processingPausedUntil: processingPausedUntil?.toISOString() ?? null,
    })),
    next,
  };
}
