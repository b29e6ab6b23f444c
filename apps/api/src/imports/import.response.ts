import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { importFormats, type ImportResult, type RefusedLine, type StoredBatch } from './import-batch.js';
import { batchStates, type BatchState } from './import-batch.rules.js';
import { importKinds } from './import-kind.js';

const id = { format: 'uuid', example: '019ab3c4-0000-7000-8000-000000000001' };
const sha256 = { example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

class LineCountsResponse {
  @ApiProperty({ description: 'Lines, or records of a CSV, that are not blank.', example: 12000 })
  received!: number;

  @ApiProperty({ example: 11990 })
  accepted!: number;

  @ApiProperty({ description: 'They came in before, as they are: nothing was written.', example: 9 })
  repeated!: number;

  @ApiProperty({ description: 'All of them, also those that are not listed.', example: 1 })
  refused!: number;
}

export class ImportLineErrorResponse {
  @ApiProperty({ description: 'JSON pointer within the line.', example: '#/decision' })
  pointer!: string;

  @ApiProperty({ example: 'names no imported decision' })
  detail!: string;
}

export class ImportRefusedLineResponse {
  @ApiProperty({ description: 'Where it begins, from 1, the header and blank ones counted.', example: 17 })
  line!: number;

  @ApiProperty({ type: [ImportLineErrorResponse] })
  errors!: ImportLineErrorResponse[];
}

export class ImportResultResponse extends LineCountsResponse {
  @ApiProperty({ type: String, nullable: true, description: 'Null for a dry run: nothing was written.', ...id })
  batchId!: string | null;

  @ApiProperty({ enum: importKinds, example: 'notices' })
  kind!: string;

  @ApiProperty({ description: 'SHA-256 of the file, in hex.', ...sha256 })
  sha256!: string;

  @ApiProperty({ type: [ImportRefusedLineResponse], description: 'At most the first 1,000.' })
  refusals!: ImportRefusedLineResponse[];
}

export class ImportBatchResponse extends LineCountsResponse {
  @ApiProperty(id)
  id!: string;

  @ApiProperty({ enum: importKinds, example: 'notices' })
  kind!: string;

  @ApiProperty({ enum: importFormats, example: 'csv' })
  format!: string;

  @ApiProperty({ type: String, nullable: true, example: 'notices-2025.csv' })
  fileName!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'SHA-256 of the whole file, in hex; null unless it was read to its end.',
    ...sha256,
  })
  sha256!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: "Who imported it; null for a key that is nobody's.",
    ...id,
  })
  staffId!: string | null;

  @ApiProperty({
    enum: batchStates,
    description:
      '`broken`: the file was not read to its end; `interrupted`: its server was killed. Of both whole sets of lines stay: send the file again, and what is in counts as repeated.',
    example: 'finished',
  })
  state!: BatchState;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:00.000Z' })
  startedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-22T10:01:30.000Z' })
  endedAt!: string | null;

  @ApiProperty({
    format: 'date-time',
    description: 'When whoever imports was last heard of: every 20 seconds while it runs.',
    example: '2026-11-22T10:01:20.000Z',
  })
  aliveAt!: string;
}

export class ImportBatchPageResponse {
  @ApiProperty({ type: [ImportBatchResponse] })
  items!: ImportBatchResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'For `after`; null at the end.', ...id })
  next!: string | null;
}

export function toImportResultResponse(result: ImportResult): ImportResultResponse {
  const { batchId, kind, sha256: hash, received, accepted, repeated, refused, refusals } = result;
  return {
    batchId,
    kind,
    sha256: hash,
    received,
    accepted,
    repeated,
    refused,
    refusals: refusals.map(toRefusedLineResponse),
  };
}

function toRefusedLineResponse({ line, errors }: RefusedLine): ImportRefusedLineResponse {
  return { line, errors: errors.map(({ pointer, detail }) => ({ pointer, detail })) };
}

export function toImportBatchResponse(batch: StoredBatch): ImportBatchResponse {
  return {
    id: batch.id,
    kind: batch.kind,
    format: batch.format,
    fileName: batch.fileName,
    sha256: batch.sha256,
    staffId: batch.staffId,
    state: batch.state,
    received: batch.received,
    accepted: batch.accepted,
    repeated: batch.repeated,
    refused: batch.refused,
    startedAt: batch.startedAt.toISOString(),
    endedAt: batch.endedAt?.toISOString() ?? null,
    aliveAt: batch.aliveAt.toISOString(),
  };
}

export function toImportBatchPageResponse({ items, next }: Page<StoredBatch>): ImportBatchPageResponse {
  return { items: items.map(toImportBatchResponse), next };
}
