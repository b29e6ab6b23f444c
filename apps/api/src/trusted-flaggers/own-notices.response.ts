import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { OwnItem, OwnNotice } from './own-notices.query.js';
import type { OwnFigures } from './show-own-notices.service.js';

const orNone = { type: String, nullable: true } as const;

export class OwnItemResponse {
  @ApiProperty({ example: 0, description: 'Of the item in the notice, from 0' })
  position!: number;

  @ApiProperty({ ...orNone, example: 'illegal', description: 'As the newest decision finds; null: not decided yet' })
  outcome!: string | null;

  @ApiProperty({ type: Date, nullable: true, example: '2026-11-02T10:30:00.000Z' })
  decidedAt!: Date | null;

  @ApiProperty({ example: ['visibility-removal'], type: [String], description: 'What is restricted because of it now' })
  action!: readonly string[];
}

export class OwnNoticeResponse {
  @ApiProperty({ example: 'ND-7K2M-4QX9' })
  reference!: string;

  @ApiProperty({ type: Date, example: '2026-11-02T09:00:00.000Z' })
  receivedAt!: Date;

  @ApiProperty({ ...orNone, example: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', description: 'As filed by now' })
  category!: string | null;

  @ApiProperty({ example: true, description: 'In the area of expertise: it has priority (Art. 22(1))' })
  inArea!: boolean;

  @ApiProperty({ enum: ['open', 'partly-decided', 'decided'], example: 'decided' })
  state!: string;

  @ApiProperty({ example: [], type: [String], description: 'Elements of Art. 16(2) that are still missing' })
  missingElements!: readonly string[];

  @ApiProperty({ type: [OwnItemResponse] })
  items!: OwnItemResponse[];
}

export class OwnNoticesResponse {
  @ApiProperty({ type: [OwnNoticeResponse] })
  items!: OwnNoticeResponse[];

  @ApiProperty({ ...orNone, example: null })
  next!: string | null;
}

export class OwnFigureResponse {
  @ApiProperty({ ...orNone, example: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', description: 'The type of content' })
  category!: string | null;

  @ApiProperty({ ...orNone, example: 'illegal', description: 'null: not decided yet' })
  outcome!: string | null;

  @ApiProperty({ example: ['visibility-removal'], type: [String], description: 'The action taken; empty: none' })
  action!: readonly string[];

  @ApiProperty({ example: 12 })
  items!: number;
}

export class OwnFiguresResponse {
  @ApiProperty({ example: 'Example Media SA', description: 'To whom the notices were sent' })
  provider!: string;

  @ApiProperty({ example: 'Example Forum' })
  service!: string;

  @ApiProperty({ example: '2026-01-01' })
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day of the period, in the platform’s zone' })
  to!: string;

  @ApiProperty({ type: Date, example: '2027-01-10T10:00:00.000Z' })
  asOf!: Date;

  @ApiProperty({ type: [OwnFigureResponse] })
  figures!: OwnFigureResponse[];
}

export function toOwnNoticesResponse({ items, next }: Page<OwnNotice>): OwnNoticesResponse {
  return { items: items.map(toOwnNotice), next };
}

export function toOwnFiguresResponse({ platform, period, asOf, figures }: OwnFigures): OwnFiguresResponse {
  return {
    provider: platform.providerName,
    service: platform.serviceName,
    from: period.from,
    to: period.to,
    asOf,
    figures: figures.map(({ category, outcome, action, items }) => ({ category, outcome, action, items })),
  };
}

function toOwnNotice(notice: OwnNotice): OwnNoticeResponse {
  return {
    reference: notice.reference,
    receivedAt: notice.receivedAt,
    category: notice.category,
    inArea: notice.inArea,
    state: stateOf(notice.items),
    missingElements: notice.missingElements,
    items: notice.items.map(({ position, outcome, decidedAt, action }) => ({ position, outcome, decidedAt, action })),
  };
}

function stateOf(items: readonly OwnItem[]): string {
  const decided = items.filter(({ outcome }) => outcome !== null).length;
  if (decided === 0) return 'open';
  return decided === items.length ? 'decided' : 'partly-decided';
}
