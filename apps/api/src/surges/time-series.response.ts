import { ApiProperty } from '@nestjs/swagger';
import {
  buckets,
  counted,
  dimensions,
  type Bucket,
  type Counted,
  type Dimension,
  type TimeSeries,
} from './time-series.js';

export class SpanResponse {
  @ApiProperty({ example: '2026-11-22T18:00:00.000Z' }) from!: Date;
  @ApiProperty({ example: '2026-11-22T19:00:00.000Z', description: 'Exclusive' }) to!: Date;
}

export class SeriesResponse {
  @ApiProperty({ type: String, nullable: true, example: 'nl', description: 'null for what says none, and for all' })
  value!: string | null;
  @ApiProperty({ example: 212 }) total!: number;
  @ApiProperty({ type: [Number], example: [212], description: 'One for each bucket' }) counts!: number[];
}

export class TimeSeriesResponse {
  @ApiProperty({ enum: counted, example: 'notices' }) of!: Counted;
  @ApiProperty({ enum: dimensions, nullable: true, example: 'language' }) by!: Dimension | null;
  @ApiProperty({ enum: buckets, example: 'hour' }) bucket!: Bucket;
  @ApiProperty({ example: '2026-11-22T18:00:00.000Z' }) from!: Date;
  @ApiProperty({ example: '2026-11-22T19:00:00.000Z', description: 'Exclusive' }) to!: Date;
  @ApiProperty({ example: 'UTC', description: 'The zone of the buckets' }) timeZone!: string;
  @ApiProperty({ example: 'Notices of illegal content (Art. 16), imported ones too, when they were received.' })
  definition!: string;
  @ApiProperty({ type: [SpanResponse], example: [], description: 'The first and last end where the window does' })
  buckets!: SpanResponse[];
  @ApiProperty({ type: [SeriesResponse], example: [], description: 'One for each value that occurs' })
  series!: SeriesResponse[];
}

export function toTimeSeriesResponse(shown: TimeSeries): TimeSeriesResponse {
  const { of, by = null, bucket, from, to, timeZone, definition, spans, series } = shown;
  return {
    of,
    by,
    bucket,
    from,
    to,
    timeZone,
    definition,
    buckets: spans.map((span) => ({ from: span.from, to: span.to })),
    series: series.map(({ value, total, counts }) => ({ value, total, counts: [...counts] })),
  };
}
