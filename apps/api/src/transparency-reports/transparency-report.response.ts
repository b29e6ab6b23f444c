import { ApiProperty } from '@nestjs/swagger';
import { CountingChoicesResponse } from './counting-choices.response.js';
import type { Page } from '../infrastructure/validation/index.js';
import { type Tier, tiers } from '../platforms/index.js';
import type { Finding } from './check/check.js';
import type { FigureRow } from './figure-rows.query.js';
import type { MadeReport } from './made-report.js';
import type { CellValue, Sheet } from './sheet.js';

export class SheetColumnResponse {
  @ApiProperty({ example: 'notices_received', description: 'Id of the column; of a figure: its id' })
  id!: string;

  @ApiProperty({ example: 'Number of notices received ', description: 'The Commission’s header, byte for byte' })
  header!: string;

  @ApiProperty({ enum: ['key', 'figure', 'context'], example: 'figure' })
  role!: string;

  @ApiProperty({ enum: ['text', 'count', 'hours', 'ratio', 'date', 'period', 'value'], example: 'count' })
  unit!: string;
}

export class SheetResponse {
  @ApiProperty({ example: '4_notices' })
  id!: string;

  @ApiProperty({ example: 'Art. 15(1)(b)' })
  legalBasis!: string;

  @ApiProperty({ type: [SheetColumnResponse] })
  columns!: SheetColumnResponse[];

  @ApiProperty({
    description: 'One list per row, one cell per column; null is a blank cell',
    type: 'array',
    items: {
      type: 'array',
      items: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
    },
    example: [['TOTAL', null, 12]],
  })
  records!: CellValue[][];
}

export class ReportFindingResponse {
  @ApiProperty({ example: 'C1', description: 'Id of the check' })
  check!: string;

  @ApiProperty({ enum: ['blocks', 'warns'], example: 'blocks' })
  effect!: string;

  @ApiProperty({ example: 'Sub-category rows add up to their category row for every count column.' })
  rule!: string;

  @ApiProperty({ example: '4_notices' })
  sheet!: string;

  @ApiProperty({ example: 3, description: 'Record of the CSV file; 1 is the header' })
  record!: number;

  @ApiProperty({ example: 'Number of notices received ', type: String, nullable: true })
  column!: string | null;

  @ApiProperty({ example: 'STATEMENT_CATEGORY_ANIMAL_WELFARE says 3, its rows add up to 2' })
  detail!: string;
}

export class ReportResponse {
  @ApiProperty({ example: 'example-forum' })
  platform!: string;

  @ApiProperty({ example: 'Example Forum' })
  service!: string;

  @ApiProperty({ example: 'Example Media SA' })
  provider!: string;

  @ApiProperty({ enum: tiers, example: 'online-platform', description: 'As of the last day of the period' })
  tier!: Tier;

  @ApiProperty({ example: '2026-01-01' })
  from!: string;

  @ApiProperty({ example: '2026-12-31' })
  to!: string;

  @ApiProperty({
    enum: ['yearly', 'half-yearly', 'transitional', 'interim'],
    example: 'yearly',
    description: 'interim: no period that the Regulation asks for',
  })
  kind!: string;

  @ApiProperty({ enum: ['none', 'yearly', 'half-yearly'], example: 'yearly', description: 'What the service owes' })
  obligation!: string;

  @ApiProperty({ example: '2027-02-28', type: String, nullable: true, description: 'Last day for publication' })
  publishBy!: string | null;

  @ApiProperty({ example: true, description: 'False while days of the period are still to come' })
  complete!: boolean;

  @ApiProperty({ example: '2027-01-04T09:00:00.000Z' })
  madeAt!: string;

  @ApiProperty({ type: CountingChoicesResponse })
  choices!: CountingChoicesResponse;

  @ApiProperty({ type: [SheetResponse] })
  sheets!: SheetResponse[];

  @ApiProperty({ type: [ReportFindingResponse], description: 'What the checker found; empty when it may be published' })
  findings!: ReportFindingResponse[];
}

export class FigureRowResponse {
  @ApiProperty({ example: '019ab3c4-0000-7000-8000-000000000001', description: 'Of the counted fact' })
  id!: string;

  @ApiProperty({ example: '2026-03-01T10:00:00.000Z', description: 'The instant that puts it into the period' })
  countedAt!: string;

  @ApiProperty({ example: '019ab3c4-0000-7000-8000-000000000002', type: String, nullable: true })
  noticeId!: string | null;

  @ApiProperty({
    example: 'ND-7K2M-4QX9',
    type: String,
    nullable: true,
    description: 'Of the notice, order, complaint or dispute',
  })
  noticeReference!: string | null;

  @ApiProperty({ example: '019ab3c4-0000-7000-8000-000000000003', type: String, nullable: true })
  decisionId!: string | null;

  @ApiProperty({ example: null, type: String, format: 'date', nullable: true, description: 'With measureId' })
  appliedOn!: string | null;

  @ApiProperty({ example: null, type: String, nullable: true, description: "Of a measure of the platform's systems" })
  measureId!: string | null;

  @ApiProperty({ example: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ example: 'KEYWORD_CYBER_STALKING', type: String, nullable: true })
  keyword!: string | null;

  @ApiProperty({ example: null, type: String, nullable: true, description: 'Of an own sub-category' })
  otherDescription!: string | null;

  @ApiProperty({ example: 2, type: Number, nullable: true, description: 'Items that the notice adds' })
  items!: number | null;

  @ApiProperty({ example: 5400, type: Number, nullable: true, description: 'Seconds that the item adds to a median' })
  seconds!: number | null;
}

export class FigureRowsResponse {
  @ApiProperty({ type: [FigureRowResponse] })
  items!: FigureRowResponse[];

  @ApiProperty({ example: null, type: String, nullable: true, description: 'Key of the next page' })
  next!: string | null;
}

export function toReportResponse(report: MadeReport): ReportResponse {
  return {
    platform: report.platform,
    service: report.service,
    provider: report.providerName,
    tier: report.tier,
    from: report.from,
    to: report.to,
    kind: report.kind,
    obligation: report.obligation,
    publishBy: report.publishBy,
    complete: report.complete,
    madeAt: report.madeAt.toISOString(),
    choices: { ...report.choices },
    sheets: report.sheets.map(toSheetResponse),
    findings: report.findings.map(toFindingResponse),
  };
}

export function toFigureRowsResponse(page: Page<FigureRow>): FigureRowsResponse {
  return { items: page.items.map(toFigureRowResponse), next: page.next };
}

function toSheetResponse({ id, legalBasis, columns, records }: Sheet): SheetResponse {
  return {
    id,
    legalBasis,
    columns: columns.map(({ id, header, role, unit }) => ({ id, header, role, unit })),
    records: records.map((record) => [...record]),
  };
}

function toFindingResponse({ check, effect, rule, sheet, record, column, detail }: Finding): ReportFindingResponse {
  return { check, effect, rule, sheet, record, column, detail };
}

function toFigureRowResponse(row: FigureRow): FigureRowResponse {
  return {
    id: row.id,
    countedAt: row.countedAt.toISOString(),
    noticeId: row.noticeId,
    noticeReference: row.noticeReference,
    decisionId: row.decisionId,
    appliedOn: row.appliedOn,
    measureId: row.measureId,
    category: row.category,
    keyword: row.keyword,
    otherDescription: row.otherDescription,
    items: row.items,
    seconds: row.seconds,
  };
}
