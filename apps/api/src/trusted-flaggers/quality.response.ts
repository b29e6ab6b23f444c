import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { unknownCategory } from './quality.dto.js';
import type { QualityCounts, QualityRow } from './quality.query.js';
import { shareUpheld } from './quality.rules.js';
import type { ShownQuality } from './show-quality.service.js';

const orNone = { type: String, nullable: true } as const;

export class QualityFiguresResponse {
  @ApiProperty({ example: 40 })
  notices!: number;

  @ApiProperty({ example: 2, description: 'Insufficiently precise: no exact location' })
  noticesWithoutLocation!: number;

  @ApiProperty({
    example: 3,
    description: 'Inadequately substantiated: explanation, name and address, or good faith missing',
  })
  noticesWithMissingElements!: number;

  @ApiProperty({ example: 55 })
  items!: number;

  @ApiProperty({ example: 50 })
  decidedItems!: number;

  @ApiProperty({ example: 5 })
  openItems!: number;

  @ApiProperty({ example: 45, description: 'Found illegal, against the terms, or neither' })
  judgedItems!: number;

  @ApiProperty({ example: 40, description: 'Found illegal or against the terms' })
  upheldItems!: number;

  @ApiProperty({ example: 0.8889, type: Number, nullable: true, description: 'Of the judged items; null: none judged' })
  shareUpheld!: number | null;

  @ApiProperty({ example: 36 })
  illegalItems!: number;

  @ApiProperty({ example: 4 })
  againstTermsItems!: number;

  @ApiProperty({ example: 5, description: 'Inaccurate: found neither illegal nor against the terms' })
  neitherItems!: number;

  @ApiProperty({ example: 1, description: 'Of these manifestly' })
  manifestlyUnfoundedItems!: number;

  @ApiProperty({ example: 3, description: 'Nothing was found at the location; it may also have gone by itself' })
  unavailableItems!: number;

  @ApiProperty({ example: 2 })
  alreadyRestrictedItems!: number;

  @ApiProperty({
    example: 6,
    description: 'Judged items whose subject nothing takes away now: says what the platform did, not how good it was',
  })
  contentStayedUpItems!: number;

  @ApiProperty({ example: 1, description: 'Of the flagger, about decisions on these notices' })
  complaints!: number;

  @ApiProperty({ example: 0, description: 'Of these led to a reversal, in whole or in part' })
  reversingComplaints!: number;

  @ApiProperty({
    example: '/v1/platforms/sample/trusted-flaggers/0192f1a0-5c3e-7000-8000-000000000005/quality/rows?from=2026-01-01',
    description: 'Add &figure= and the name of a figure: what it counts',
  })
  rows!: string;
}

export class QualityOfCategoryResponse extends QualityFiguresResponse {
  @ApiProperty({ ...orNone, example: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', description: 'null: none is known' })
  category!: string | null;
}

export class QualityResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000005' })
  flaggerId!: string;

  @ApiProperty({ example: '2026-01-01' })
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day of the period' })
  to!: string;

  @ApiProperty({ type: Date, example: '2026-11-22T10:00:00.000Z' })
  asOf!: Date;

  @ApiProperty({ type: QualityFiguresResponse })
  total!: QualityFiguresResponse;

  @ApiProperty({ type: QualityFiguresResponse, description: 'Of the area of expertise' })
  inside!: QualityFiguresResponse;

  @ApiProperty({ type: QualityFiguresResponse })
  outside!: QualityFiguresResponse;

  @ApiProperty({ type: [QualityOfCategoryResponse], description: 'The largest first' })
  categories!: QualityOfCategoryResponse[];
}

export class QualityRowResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  noticeId!: string;

  @ApiProperty({ example: 'ND-7K2M-4QX9' })
  noticeReference!: string;

  @ApiProperty({ type: Date, example: '2026-11-02T09:00:00.000Z' })
  receivedAt!: Date;

  @ApiProperty({ ...orNone, example: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' })
  category!: string | null;

  @ApiProperty({ example: true })
  inArea!: boolean;

  @ApiProperty({ example: ['location'], type: [String], description: 'Of Art. 16(2), still' })
  missingElements!: readonly string[];

  @ApiProperty({ ...orNone, example: '0192f1a0-5c3e-7000-8000-000000000002' })
  itemId!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 0, description: 'Of the item in the notice, from 0' })
  position!: number | null;

  @ApiProperty({ ...orNone, example: 'neither', description: 'Finding of the newest decision; null: open' })
  outcome!: string | null;

  @ApiProperty({ type: Boolean, nullable: true, example: false })
  manifestly!: boolean | null;

  @ApiProperty({ ...orNone, example: '0192f1a0-5c3e-7000-8000-000000000004' })
  decisionId!: string | null;

  @ApiProperty({ type: Date, nullable: true, example: '2026-11-02T10:30:00.000Z' })
  decidedAt!: Date | null;

  @ApiProperty({ type: Boolean, nullable: true, example: true })
  contentStayedUp!: boolean | null;

  @ApiProperty({ ...orNone, example: null })
  complaintId!: string | null;
}

export class QualityRowsResponse {
  @ApiProperty({ type: [QualityRowResponse] })
  items!: QualityRowResponse[];

  @ApiProperty({ ...orNone, example: null })
  next!: string | null;
}

/** `platform` is its name in addresses. */
export function toQualityResponse(platform: string, { flagger, period, asOf, figures }: ShownQuality): QualityResponse {
  const rows = (selection: Record<string, string> = {}) =>
    `/v1/platforms/${platform}/trusted-flaggers/${flagger.id}/quality/rows?` +
    new URLSearchParams({ from: period.from, to: period.to, ...selection }).toString();
  return {
    flaggerId: flagger.id,
    from: period.from,
    to: period.to,
    asOf,
    total: toFigures(figures.total, rows()),
    inside: toFigures(figures.inside, rows({ area: 'inside' })),
    outside: toFigures(figures.outside, rows({ area: 'outside' })),
    categories: [...figures.categories]
      .map(([category, counts]) => ({
        category,
        ...toFigures(counts, rows({ category: category ?? unknownCategory })),
      }))
      .toSorted((a, b) => b.notices - a.notices || (a.category ?? '').localeCompare(b.category ?? '')),
  };
}

export function toQualityRowsResponse({ items, next }: Page<QualityRow>): QualityRowsResponse {
  return { items: items.map(toQualityRow), next };
}

function toFigures(counts: QualityCounts, rows: string): QualityFiguresResponse {
  return {
    notices: counts.notices,
    noticesWithoutLocation: counts.noticesWithoutLocation,
    noticesWithMissingElements: counts.noticesWithMissingElements,
    items: counts.items,
    decidedItems: counts.decidedItems,
    openItems: counts.openItems,
    judgedItems: counts.judgedItems,
    upheldItems: counts.upheldItems,
    shareUpheld: shareUpheld(counts),
    illegalItems: counts.illegalItems,
    againstTermsItems: counts.againstTermsItems,
    neitherItems: counts.neitherItems,
    manifestlyUnfoundedItems: counts.manifestlyUnfoundedItems,
    unavailableItems: counts.unavailableItems,
    alreadyRestrictedItems: counts.alreadyRestrictedItems,
    contentStayedUpItems: counts.contentStayedUpItems,
    complaints: counts.complaints,
    reversingComplaints: counts.reversingComplaints,
    rows,
  };
}

function toQualityRow(row: QualityRow): QualityRowResponse {
  return {
    noticeId: row.noticeId,
    noticeReference: row.noticeReference,
    receivedAt: row.receivedAt,
    category: row.category,
    inArea: row.inArea,
    missingElements: row.missingElements,
    itemId: row.itemId,
    position: row.position,
    outcome: row.outcome,
    manifestly: row.manifestly,
    decisionId: row.decisionId,
    decidedAt: row.decidedAt,
    contentStayedUp: row.contentStayedUp,
    complaintId: row.complaintId,
  };
}
