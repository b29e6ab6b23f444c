import { ApiProperty } from '@nestjs/swagger';
import { drawMethod, sampledKinds, type AuditSample, type SampledKind } from './audit-sample.js';

const orNone = { type: String, nullable: true } as const;

export class SampledItemResponse {
  @ApiProperty({ example: 1, description: 'In the order of the draw' })
  position!: number;

  @ApiProperty({ example: 'notice:0192f1a0-5c3e-7000-8000-000000000001', description: 'What was shuffled' })
  key!: string;

  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000001', description: 'Of a measure: its day and its id' })
  id!: string;

  @ApiProperty({ ...orNone, example: 'ND-7K2M-4QX9', description: 'Of notices and complaints' })
  reference!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-10-02T09:00:00.000Z' })
  occurredAt!: string;

  @ApiProperty({ ...orNone, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' })
  category!: string | null;

  @ApiProperty({
    ...orNone,
    example: 'notice',
    description:
      'Type of a notice, outcome of a decision, exemption of a statement, basis of a complaint, ground of a measure',
  })
  outcome!: string | null;

  @ApiProperty({ ...orNone, example: 'de' })
  language!: string | null;
}

export class AuditSampleResponse {
  @ApiProperty({ example: 'sample' })
  platform!: string;

  @ApiProperty({ enum: sampledKinds, example: 'notices' })
  of!: SampledKind;

  @ApiProperty({ example: '2026-10-01' })
  from!: string;

  @ApiProperty({ example: '2026-10-31' })
  to!: string;

  @ApiProperty({ example: 'Europe/Berlin', description: 'Zone of the days' })
  timeZone!: string;

  @ApiProperty({ ...orNone, example: null })
  category!: string | null;

  @ApiProperty({ example: 'dice-rolled-on-3-november' })
  seed!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T09:55:00.000Z', description: 'Written by then' })
  until!: string;

  @ApiProperty({ example: drawMethod })
  method!: string;

  @ApiProperty({ example: 18_204, description: 'All that could have been drawn' })
  frameSize!: number;

  @ApiProperty({ example: '10493487234987239487234', description: 'Sum of the numbers of all keys of the frame' })
  frameChecksum!: string;

  @ApiProperty({ type: [SampledItemResponse] })
  items!: SampledItemResponse[];
}

export function toAuditSampleResponse({ items, until, ...sample }: AuditSample): AuditSampleResponse {
  return {
    ...sample,
    until: until.toISOString(),
    method: drawMethod,
    items: items.map((item, i) => ({ position: i + 1, ...item, occurredAt: item.occurredAt.toISOString() })),
  };
}
