import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { fileKinds, type FileKind, type ShownAudit } from './compliance-audit.js';
import { sectionIds } from './compliance-report.js';
import { verdicts, type Verdict } from './verdict.rules.js';

export class SectionVerdictResponse {
  @ApiProperty({ enum: sectionIds, example: 'acting-at-once' })
  section!: string;

  @ApiProperty({ enum: verdicts, example: 'at-risk' })
  verdict!: Verdict;
}

export class ComplianceAuditFileResponse {
  @ApiProperty({ enum: fileKinds, example: 'pdf' })
  kind!: FileKind;

  @ApiProperty({ example: 'report.pdf', description: 'Below the address of the report' })
  name!: string;

  @ApiProperty({ example: 184320 })
  sizeBytes!: number;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256!: string;
}

export class ComplianceAuditResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' })
  id!: string;

  @ApiProperty({ example: '2026-07-01' })
  from!: string;

  @ApiProperty({ example: '2026-12-31' })
  to!: string;

  @ApiProperty({ enum: ['queued', 'making', 'made', 'failed'], example: 'made' })
  state!: string;

  @ApiProperty({ example: 10, description: 'Sections counted so far' })
  stepsDone!: number;

  @ApiProperty({ example: 10 })
  stepsTotal!: number;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'A code, when it could not be made' })
  failure!: string | null;

  @ApiProperty({ format: 'date-time', example: '2027-01-04T08:00:00.000Z' })
  askedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2027-01-04T08:00:12.000Z' })
  closedAt!: string | null;

  @ApiProperty({ type: [SectionVerdictResponse], description: 'In the order of the report; empty until it is made' })
  verdicts!: SectionVerdictResponse[];

  @ApiProperty({ type: [ComplianceAuditFileResponse], description: 'Kept as they were made; empty until then' })
  files!: ComplianceAuditFileResponse[];
}

export class ComplianceAuditsResponse {
  @ApiProperty({ type: [ComplianceAuditResponse] })
  items!: ComplianceAuditResponse[];

  @ApiProperty({ type: String, nullable: true, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export const fileNames: Readonly<Record<FileKind, string>> = {
  json: 'report.json',
  html: 'report.html',
  pdf: 'report.pdf',
  csv: 'csv.zip',
};

export function toComplianceAuditResponse(audit: ShownAudit): ComplianceAuditResponse {
  return {
    id: audit.id,
    from: audit.from,
    to: audit.to,
    state: audit.state,
    stepsDone: audit.stepsDone,
    stepsTotal: audit.stepsTotal,
    failure: audit.failure,
    askedAt: audit.recordedAt.toISOString(),
    closedAt: audit.closedAt?.toISOString() ?? null,
    verdicts: audit.verdicts.map(({ section, verdict }) => ({ section, verdict })),
    files: audit.files.map(({ kind, sizeBytes, sha256 }) => ({ kind, name: fileNames[kind], sizeBytes, sha256 })),
  };
}

export function toComplianceAuditsResponse({ items, next }: Page<ShownAudit>): ComplianceAuditsResponse {
  return { items: items.map(toComplianceAuditResponse), next };
}
