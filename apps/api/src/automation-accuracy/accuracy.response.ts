import { ApiProperty } from '@nestjs/swagger';
import { itemStates } from './accuracy-item.rules.js';
import type { InspectedItem } from './accuracy-items.repository.js';
import { sampleKinds, verdicts } from './accuracy.js';
import type { RedrawnStratum } from './draw.rules.js';
import type { ShownSample } from './show-samples.service.js';

const id = '019ab3c4-0000-7000-8000-000000000001';

export class StratumResponse {
  @ApiProperty({ example: 'spam-filter', description: 'Empty when the decisions name none' })
  system!: string;

  @ApiProperty({ example: '4.2', description: 'Empty when the decisions name none' })
  version!: string;

  @ApiProperty({ example: 'de', description: '`und`: unknown' })
  language!: string;

  @ApiProperty({ enum: ['restrict', 'no-action', 'passed'], example: 'restrict', description: 'What the machine did' })
  decided!: string;

  @ApiProperty({ example: 120_000, description: 'All that could have been drawn' })
  frameSize!: number;

  @ApiProperty({ example: 200 })
  drawn!: number;

  @ApiProperty({ example: 150, description: 'Judged to be a violation or none' })
  judged!: number;

  @ApiProperty({ example: 2 })
  undeterminable!: number;

  @ApiProperty({ example: 48 })
  waiting!: number;
}

export class SampleResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ enum: sampleKinds, example: 'decisions' })
  kind!: string;

  @ApiProperty({ example: '2026-07-01' })
  from!: string;

  @ApiProperty({ example: '2026-09-30' })
  to!: string;

  @ApiProperty({ example: 200, type: Number, nullable: true })
  sizePerStratum!: number | null;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015', type: String, nullable: true })
  seed!: string | null;

  @ApiProperty({
    example: '2026-10-01T08:55:00.000Z',
    type: String,
    nullable: true,
    description: 'What was recorded later was not drawn from',
  })
  frameUntil!: string | null;

  @ApiProperty({ example: 'Uniform draw over content ids by the data warehouse.', description: 'How it was drawn' })
  method!: string;

  @ApiProperty({ example: id, type: String, nullable: true, description: 'The person; null for a system’s key' })
  drawnBy!: string | null;

  @ApiProperty({ example: '2026-10-01T09:00:00.000Z' })
  recordedAt!: string;

  @ApiProperty({ type: [StratumResponse] })
  strata!: StratumResponse[];
}

export class SamplesResponse {
  @ApiProperty({ type: [SampleResponse], description: 'The newest first' })
  items!: SampleResponse[];

  @ApiProperty({ example: null, type: String, nullable: true })
  next!: string | null;
}

export class InspectedItemResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 17, description: 'Its place in the draw of its stratum' })
  position!: number;

  @ApiProperty({ example: 'measure:2026-07-04:m-1', description: 'What was drawn' })
  key!: string;

  @ApiProperty({ example: 'spam-filter' })
  system!: string;

  @ApiProperty({ example: '4.2' })
  version!: string;

  @ApiProperty({ example: 'de' })
  language!: string;

  @ApiProperty({ enum: ['restrict', 'no-action', 'passed'], example: 'restrict' })
  decided!: string;

  @ApiProperty({ enum: itemStates, example: 'reviewed' })
  state!: string;

  @ApiProperty({ enum: verdicts, example: 'acceptable', type: String, nullable: true })
  verdict!: string | null;

  @ApiProperty({ example: null, type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ example: null, type: String, nullable: true })
  keyword!: string | null;

  @ApiProperty({ example: id, type: String, nullable: true })
  reviewedBy!: string | null;

  @ApiProperty({ example: '2026-10-02T10:00:00.000Z', type: String, nullable: true })
  reviewedAt!: string | null;
}

export class InspectedItemsResponse {
  @ApiProperty({ type: [InspectedItemResponse] })
  items!: InspectedItemResponse[];

  @ApiProperty({ example: null, type: String, nullable: true })
  next!: string | null;
}

export class RedrawnStratumResponse {
  @ApiProperty({ example: 'spam-filter' })
  system!: string;

  @ApiProperty({ example: '4.2' })
  version!: string;

  @ApiProperty({ example: 'de' })
  language!: string;

  @ApiProperty({ enum: ['restrict', 'no-action'], example: 'restrict' })
  decided!: string;

  @ApiProperty({ example: 120_000 })
  frameSize!: number;

  @ApiProperty({ example: 120_000 })
  frameSizeNow!: number;

  @ApiProperty({ example: true, description: 'The frame is the same, item by item (by a checksum of all ranks)' })
  sameFrame!: boolean;

  @ApiProperty({ example: true, description: 'The same items, in the same order' })
  sameItems!: boolean;
}

export class RedrawResponse {
  @ApiProperty({ example: true, description: 'Whether every stratum has the same frame and the same items' })
  agrees!: boolean;

  @ApiProperty({ type: [RedrawnStratumResponse] })
  strata!: RedrawnStratumResponse[];
}

export function toSampleResponse(sample: ShownSample): SampleResponse {
  return {
    id: sample.id,
    kind: sample.kind,
    from: sample.from,
    to: sample.to,
    sizePerStratum: sample.sizePerStratum,
    seed: sample.seed,
    frameUntil: sample.frameUntil?.toISOString() ?? null,
    method: sample.method,
    drawnBy: sample.drawnBy,
    recordedAt: sample.recordedAt.toISOString(),
    strata: sample.strata.map((stratum) => ({
      system: stratum.automationSystem,
      version: stratum.automationVersion,
      language: stratum.language,
      decided: stratum.decided,
      frameSize: stratum.frameSize,
      drawn: stratum.sampleSize,
      judged: stratum.sampleSize - stratum.undeterminable - stratum.waiting,
      undeterminable: stratum.undeterminable,
      waiting: stratum.waiting,
    })),
  };
}

export function toInspectedItemResponse(item: InspectedItem): InspectedItemResponse {
  return {
    id: item.id,
    position: item.position,
    key: item.drawnKey,
    system: item.automationSystem,
    version: item.automationVersion,
    language: item.language,
    decided: item.decided,
    state: item.state,
    verdict: item.verdict,
    category: item.category,
    keyword: item.keyword,
    reviewedBy: item.reviewedBy,
    reviewedAt: item.reviewedAt?.toISOString() ?? null,
  };
}

export function toRedrawResponse(strata: readonly RedrawnStratum[]): RedrawResponse {
  return {
    agrees: strata.every(({ sameFrame, sameItems }) => sameFrame && sameItems),
    strata: strata.map(({ stratum, frameSizeNow, sameFrame, sameItems }) => ({
      system: stratum.automationSystem,
      version: stratum.automationVersion,
      language: stratum.language,
      decided: stratum.decided,
      frameSize: stratum.frameSize,
      frameSizeNow,
      sameFrame,
      sameItems,
    })),
  };
}
