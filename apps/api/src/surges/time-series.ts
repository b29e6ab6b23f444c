export const counted = ['notices', 'items-decided', 'measures'] as const;
export type Counted = (typeof counted)[number];

export const dimensions = ['category', 'language', 'memberState'] as const;
export type Dimension = (typeof dimensions)[number];

export const buckets = ['hour', 'day'] as const;
export type Bucket = (typeof buckets)[number];

export interface AskedSeries {
  readonly of: Counted;
  /** One series of all when absent. */
  readonly by?: Dimension;
  readonly bucket: Bucket;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export interface Span {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/** What came or was done in each bucket; `value` is null for what says none, and of the one series of all. */
export interface Series {
  readonly value: string | null;
  readonly total: number;
  /** One for each bucket. */
  readonly counts: readonly number[];
}

export interface TimeSeries extends AskedSeries {
  /** The zone of the buckets: the platform's for days, UTC for hours. */
  readonly timeZone: string;
  readonly definition: string;
  readonly spans: readonly Span[];
  readonly series: readonly Series[];
}
