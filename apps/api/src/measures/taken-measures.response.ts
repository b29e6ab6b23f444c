import { ApiProperty } from '@nestjs/swagger';
import type { RefusedLine, TakenMeasures } from './take-measures.service.js';

export class RecordedMeasureResponse {
  @ApiProperty({ format: 'date', example: '2026-11-22' })
  appliedOn!: string;

  @ApiProperty({ example: 'm-4711' })
  measureId!: string;

  @ApiProperty({ description: 'False when it was sent so before: nothing was written.', example: true })
  isNew!: boolean;
}

export class LineErrorResponse {
  @ApiProperty({ description: 'JSON pointer within the line.', example: '#/category' })
  pointer!: string;

  @ApiProperty({ example: 'must be one of the codes' })
  detail!: string;
}

export class RefusedLineResponse {
  @ApiProperty({ description: 'From 1, blank ones counted.', example: 17 })
  line!: number;

  @ApiProperty({ type: [LineErrorResponse] })
  errors!: LineErrorResponse[];
}

export class TakenMeasuresResponse {
  @ApiProperty({ description: 'Lines that are not blank.', example: 100000 })
  received!: number;

  @ApiProperty({ example: 99990 })
  accepted!: number;

  @ApiProperty({ description: 'Sent so before: nothing was written.', example: 9 })
  repeated!: number;

  @ApiProperty({ description: 'All of them, also those that are not listed.', example: 1 })
  refused!: number;

  @ApiProperty({ type: [RefusedLineResponse], description: 'At most the first 1,000.' })
  refusals!: RefusedLineResponse[];
}

export function toTakenResponse(taken: TakenMeasures): TakenMeasuresResponse {
  const { received, accepted, repeated, refused, refusals } = taken;
  return { received, accepted, repeated, refused, refusals: refusals.map(toRefusedLineResponse) };
}

function toRefusedLineResponse({ line, errors }: RefusedLine): RefusedLineResponse {
  return { line, errors: errors.map(({ pointer, detail }) => ({ pointer, detail })) };
}
