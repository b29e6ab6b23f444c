interface Bucket {
  tokens: number;
  /** Milliseconds on the monotonic clock. */
  at: number;
}

/** Above this many callers the full buckets are forgotten: they say nothing that a new one would not. */
const SWEEP_ABOVE = 10_000;

/**
 * Lets each caller do `perMinute` things a minute, all at once or spread. In the memory of this process: with several processes
 * the limits add up, and a restart forgets them.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();
  private sweepAbove = SWEEP_ABOVE;

  constructor(private readonly perMinute: number) {}

  /** Takes one token; returns 0, or the seconds until there is one again. `nowMs` is monotonic. */
  take(caller: string, nowMs: number): number {
    const bucket = this.filled(caller, nowMs);
    if (bucket.tokens < 1) return ((1 - bucket.tokens) * 60) / this.perMinute;
    bucket.tokens -= 1;
    return 0;
  }

  private filled(caller: string, nowMs: number): Bucket {
    const bucket = this.buckets.get(caller);
    if (!bucket) {
      if (this.buckets.size >= this.sweepAbove) this.sweep(nowMs);
      const fresh = { tokens: this.perMinute, at: nowMs };
      this.buckets.set(caller, fresh);
      return fresh;
    }
    bucket.tokens = this.tokensAt(bucket, nowMs);
    bucket.at = nowMs;
    return bucket;
  }

  private tokensAt({ tokens, at }: Bucket, nowMs: number): number {
    return Math.min(this.perMinute, tokens + ((nowMs - at) * this.perMinute) / 60_000);
  }

  /** The next sweep waits until the map has doubled, so that a crowd of active callers does not make every call sweep. */
  private sweep(nowMs: number): void {
    for (const [caller, bucket] of this.buckets) {
      if (this.tokensAt(bucket, nowMs) >= this.perMinute) this.buckets.delete(caller);
    }
    this.sweepAbove = Math.max(SWEEP_ABOVE, this.buckets.size * 2);
  }
}
