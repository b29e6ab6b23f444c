import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { counterparts, directions, type Counterpart, type Direction } from './letter.js';
import type { ShownLetter } from './log-letters.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e60' };
const nullableId = { ...id, type: String, nullable: true };
const readable = { type: String, nullable: true, description: 'null also for who may not read it' };

export class LetterLinkResponse {
  @ApiProperty(nullableId) caseId!: string | null;
  @ApiProperty(nullableId) orderId!: string | null;
  @ApiProperty(nullableId) disputeId!: string | null;
}

export class LetterFileResponse {
  @ApiProperty({ example: 0 }) position!: number;
  @ApiProperty({ example: 'application/pdf' }) mediaType!: string;
  @ApiProperty({ example: 48_213 }) bytes!: number;
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }) sha256!: string;
}

export class LetterResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: directions, example: 'received' }) direction!: Direction;
  @ApiProperty({ enum: counterparts, example: 'coordinator' }) counterpart!: Counterpart;
  @ApiProperty({ example: 'Coimisiún na Meán' }) counterpartName!: string;
  @ApiProperty({ type: String, nullable: true, example: 'IE' }) memberState!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'CNAM-2026-117' }) reference!: string | null;
  @ApiProperty(nullableId) answersId!: string | null;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) occurredAt!: Date;
  @ApiProperty({ type: Date, nullable: true, example: '2026-12-06T23:00:00.000Z' }) replyDueAt!: Date | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null, description: 'By the first answer' })
  answeredAt!: Date | null;
  @ApiProperty({ ...readable, example: 'Question about notices in Irish' }) subject!: string | null;
  @ApiProperty({ ...readable, example: 'How many moderators read Irish?' }) text!: string | null;
  @ApiProperty({ type: [LetterLinkResponse], example: [] }) links!: LetterLinkResponse[];
  @ApiProperty({ type: [LetterFileResponse], example: [] }) files!: LetterFileResponse[];
  @ApiProperty(id) enteredBy!: string;
  @ApiProperty({ example: '2026-11-22T10:05:00.000Z' }) recordedAt!: Date;
}

export class LettersResponse {
  @ApiProperty({ type: [LetterResponse], example: [], description: 'By when they came or went' })
  items!: LetterResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toLetterResponse({ textId: _, links, files, ...letter }: ShownLetter): LetterResponse {
  return { ...letter, links: [...links], files: [...files] };
}

export function toLettersResponse({ items, next }: Page<ShownLetter>): LettersResponse {
  return { items: items.map(toLetterResponse), next };
}
