import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { IsCleanText, IsInstant, PageQuery, type Page } from '../infrastructure/validation/index.js';
import type { HandoverNote } from './hand-over-notes.service.js';

const caseId = { example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', format: 'uuid' };
const shiftId = { example: '0192f1a0-5c3e-7000-8000-000000000021', format: 'uuid' };

export class WriteHandoverNoteDto {
  @ApiProperty({ example: 'The platform is slow to confirm tonight; call them.', description: 'Kept sealed' })
  @IsCleanText(10_000, { min: 1 })
  text!: string;

  @ApiPropertyOptional({ ...shiftId, description: 'What it is about; or caseId' })
  @IsOptional()
  @IsUUID()
  workedShiftId?: string;

  @ApiPropertyOptional({ ...caseId, description: 'What it is about; or workedShiftId' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}

export class HandoverNotesQueryDto extends PageQuery {
  @ApiPropertyOptional(caseId)
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional(shiftId)
  @IsOptional()
  @IsUUID()
  workedShiftId?: string;

  @ApiPropertyOptional({ example: '2026-11-22T07:00:00Z', type: String, format: 'date-time' })
  @IsOptional()
  @IsInstant()
  since?: Date;
}

export class HandoverNoteResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e31' }) id!: string;
  @ApiProperty({ ...shiftId, type: String, nullable: true }) workedShiftId!: string | null;
  @ApiProperty({ ...caseId, type: String, nullable: true }) caseId!: string | null;
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000002' }) writtenBy!: string;
  @ApiProperty({ example: '2026-11-22T15:00:00.000Z' }) writtenAt!: Date;
  @ApiProperty({ type: String, nullable: true, example: 'Call them.', description: 'null once it was erased' })
  text!: string | null;
}

export class HandoverNotesResponse {
  @ApiProperty({ type: [HandoverNoteResponse], example: [], description: 'The earliest first' })
  items!: HandoverNoteResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toHandoverNoteResponse(note: HandoverNote): HandoverNoteResponse {
  const { id, workedShiftId, caseId, writtenBy, writtenAt, text } = note;
  return { id, workedShiftId, caseId, writtenBy, writtenAt, text };
}

export function toHandoverNotesResponse({ items, next }: Page<HandoverNote>): HandoverNotesResponse {
  return { items: items.map(toHandoverNoteResponse), next };
}
