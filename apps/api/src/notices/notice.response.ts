import { ApiProperty } from '@nestjs/swagger';
import { noticeTypes, type NoticeType } from '../review/index.js';
import { askFor, askOfFlag, noticeElements, type NoticeElement } from './notice.rules.js';
import type { ReceivedNotice } from './submit-notice.service.js';

export class MissingElementResponse {
  @ApiProperty({ enum: noticeElements, description: 'Element of Art. 16(2).', example: 'notifier' }) element!: string;
  @ApiProperty({ description: 'What you can add.', example: 'Give your name and email address.' }) ask!: string;
}

export class ReceivedNoticeResponse {
  @ApiProperty({ example: 'N-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({
    enum: noticeTypes,
    description: 'A notice under Art. 16, or a flag under the terms.',
    example: 'notice',
  })
  type!: NoticeType;
  @ApiProperty({
    description: 'Shows where the notice stands to whoever has it; keep it.',
    example: 'dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldA',
  })
  secret!: string;
  @ApiProperty({
    example: 'https://notices.example/status/N-7KQ2-M4XT-9RWB-3CD?secret=dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldA',
  })
  statusUrl!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) receivedAt!: string;
  @ApiProperty({
    type: [MissingElementResponse],
    description: 'What the notice lacks; it is received all the same.',
    example: [],
  })
  missing!: MissingElementResponse[];
}

export function toReceivedNoticeResponse(
  notice: ReceivedNotice,
  access: { secret: string; statusUrl: string },
): ReceivedNoticeResponse {
  return {
    reference: notice.reference,
    type: notice.type,
    secret: access.secret,
    statusUrl: access.statusUrl,
    receivedAt: notice.receivedAt.toISOString(),
    missing: toMissing(notice.type, notice.missingElements),
  };
}

export function toMissing(type: NoticeType, elements: readonly NoticeElement[]): MissingElementResponse[] {
  const asked = type === 'notice' ? askFor : { ...askFor, ...askOfFlag };
  return elements.map((element) => ({ element, ask: asked[element] }));
}
