import { ApiProperty } from '@nestjs/swagger';
import {
  CountingChoicesResponse,
  ReportFindingResponse,
  SheetResponse,
  type CellValue,
} from '../transparency-reports/index.js';
import type { ExpectedReport } from './expected-reports.repository.js';
import type { CellChange, CheckedReport, FileEntry, FrozenReport } from './frozen-report.js';
import type { ShownReport } from './show-versions.service.js';
import { reportStates, stateOf } from './version.rules.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2027-02-20T10:15:00.000Z' };
const sha256 = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';

export class PublicationResponse {
  @ApiProperty({ example: 1, description: 'Of the version; a correction is the next one' }) number!: number;
  @ApiProperty({ format: 'date', example: '2027-02-20' }) publishedOn!: string;
  @ApiProperty(instant) publishedAt!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) publishedBy!: string;
  @ApiProperty({ format: 'date', example: '2032-02-20', description: 'Public at least to this day.' })
  publicUntil!: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it corrects the version before.' })
  reason!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'How.' }) method!: string | null;
  @ApiProperty({ example: 0, description: 'Cells that a correction changes.' }) changes!: number;
}

export class CheckedReportResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) from!: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) to!: string;
  @ApiProperty({ enum: reportStates, example: 'checked' }) state!: string;
  @ApiProperty({ example: 0, description: 'The version that was public when it was checked; 0: none.' })
  follows!: number;
  @ApiProperty({ example: sha256, description: 'SHA-256 of what was frozen.' }) contentSha256!: string;
  @ApiProperty({ example: 0, description: 'Findings that stand against a publication.' }) blocking!: number;
  @ApiProperty({ example: 3, description: 'Other findings.' }) warnings!: number;
  @ApiProperty({ example: '0.1.0' }) programVersion!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) checkedBy!: string;
  @ApiProperty(instant) checkedAt!: string;
  @ApiProperty({ type: PublicationResponse, nullable: true }) publication!: PublicationResponse | null;
}

export class CheckedReportsResponse {
  @ApiProperty({ type: [CheckedReportResponse] }) items!: CheckedReportResponse[];
}

export class ReportFileResponse {
  @ApiProperty({ example: '4_notices.csv' }) name!: string;
  @ApiProperty({ example: 'text/csv; charset=utf-8; header=present' }) mediaType!: string;
  @ApiProperty({ example: 51200 }) bytes!: number;
  @ApiProperty({ example: sha256 }) sha256!: string;
}

export class CheckedReportDetailsResponse extends CheckedReportResponse {
  @ApiProperty({ type: [ReportFindingResponse] }) findings!: ReportFindingResponse[];
  @ApiProperty({ type: [ReportFileResponse], description: 'Empty while it is not published.' })
  files!: ReportFileResponse[];
}

export class FrozenInputResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'text' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, example: 'governance' }) question!: string | null;
  @ApiProperty(instant) recordedAt!: string;
}

export class FrozenReportResponse {
  @ApiProperty({ example: 'example-forum' }) platform!: string;
  @ApiProperty({ example: 'Example Forum' }) service!: string;
  @ApiProperty({ example: 'Example Media SA' }) provider!: string;
  @ApiProperty({ example: 'online-platform' }) tier!: string;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) from!: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) to!: string;
  @ApiProperty(instant) madeAt!: string;
  @ApiProperty({ example: '0.1.0' }) programVersion!: string;
  @ApiProperty({ example: '2025-07-01' }) categoryListVersion!: string;
  @ApiProperty({ type: CountingChoicesResponse }) choices!: CountingChoicesResponse;
  @ApiProperty({ type: [FrozenInputResponse] }) inputs!: FrozenInputResponse[];
  @ApiProperty({ type: [SheetResponse] }) sheets!: SheetResponse[];
}

const cell = {
  oneOf: [{ type: 'string' as const }, { type: 'number' as const }, { type: 'null' as const }],
  example: 3,
};

export class CellChangeResponse {
  @ApiProperty({ example: '4_notices' }) sheet!: string;
  @ApiProperty({ example: 2, type: Number, nullable: true, description: 'Record of the CSV file; null: it is gone.' })
  row!: number | null;
  @ApiProperty({ example: 'TOTAL', description: 'What the row is about.' }) label!: string;
  @ApiProperty({ example: 'Number of notices received ' }) column!: string;
  @ApiProperty(cell) before!: CellValue;
  @ApiProperty(cell) after!: CellValue;
}

export class CellChangesResponse {
  @ApiProperty({ type: [CellChangeResponse] }) items!: CellChangeResponse[];
}

export class ExpectedReportResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) from!: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) to!: string;
  @ApiProperty({ format: 'date', example: '2027-02-28', description: 'Last day for publication.' }) publishBy!: string;
  @ApiProperty({ ...instant, description: 'The end of that day.' }) dueAt!: string;
  @ApiProperty({ ...instant, type: String, nullable: true, description: 'Of the first version.' })
  publishedAt!: string | null;
}

export class ExpectedReportsResponse {
  @ApiProperty({ type: [ExpectedReportResponse] }) items!: ExpectedReportResponse[];
}

export function toCheckedReportResponse(report: CheckedReport): CheckedReportResponse {
  const { published } = report;
  return {
    id: report.id,
    from: report.from,
    to: report.to,
    state: stateOf({ ...report, number: published?.number ?? null }),
    follows: report.follows,
    contentSha256: report.contentHash.toString('hex'),
    blocking: report.blocking,
    warnings: report.warnings,
    programVersion: report.programVersion,
    checkedBy: report.checkedBy,
    checkedAt: report.checkedAt.toISOString(),
    publication: published && {
      number: published.number,
      publishedOn: published.publishedOn,
      publishedAt: published.publishedAt.toISOString(),
      publishedBy: published.publishedBy,
      publicUntil: published.publicUntil,
      reason: published.correction?.reason ?? null,
      method: published.correction?.method ?? null,
      changes: published.changes,
    },
  };
}

export function toDetailsResponse({ report, content, files }: ShownReport): CheckedReportDetailsResponse {
  return {
    ...toCheckedReportResponse(report),
    findings: content.findings.map(({ check, effect, rule, sheet, record, column, detail }) => ({
      check,
      effect,
      rule,
      sheet,
      record,
      column,
      detail,
    })),
    files: files.map(({ name, mediaType, bytes, sha256: hash }: FileEntry) => ({
      name,
      mediaType,
      bytes,
      sha256: hash,
    })),
  };
}

export function toFrozenReportResponse(report: FrozenReport): FrozenReportResponse {
  return {
    platform: report.platform,
    service: report.service,
    provider: report.provider,
    tier: report.tier,
    from: report.from,
    to: report.to,
    madeAt: report.madeAt,
    programVersion: report.programVersion,
    categoryListVersion: report.categoryListVersion,
    choices: report.choices,
    inputs: report.inputs.map(({ id: input, kind, question, recordedAt }) => ({
      id: input,
      kind,
      question,
      recordedAt,
    })),
    sheets: report.sheets.map(({ id: sheet, legalBasis, columns, records }) => ({
      id: sheet,
      legalBasis,
      columns: columns.map(({ id: column, header, role, unit }) => ({ id: column, header, role, unit })),
      records: records.map((record) => [...record]),
    })),
  };
}

export function toCellChangesResponse(changes: readonly CellChange[]): CellChangesResponse {
  return {
    items: changes.map(({ sheet, row, label, column, before, after }) => ({
      sheet,
      row,
      label,
      column,
      before,
      after,
    })),
  };
}

export function toExpectedReportsResponse(reports: readonly ExpectedReport[]): ExpectedReportsResponse {
  return {
    items: reports.map(({ id: expected, from, to, publishBy, dueAt, publishedAt }) => ({
      id: expected,
      from,
      to,
      publishBy,
      dueAt: dueAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
  };
}
