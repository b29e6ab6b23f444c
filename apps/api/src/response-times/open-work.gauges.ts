import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Log } from '../infrastructure/logging/index.js';
import { Metrics, type GaugeReading } from '../infrastructure/metrics/index.js';
import { OpenWorkQuery, type PlatformCount } from './open-work.query.js';

/** Counting a million open cases takes a good part of a second: whoever asks more often is told the same again. */
const freshForMs = 30_000;

/** What waits, for Prometheus. */
@Injectable()
export class OpenWorkGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly query: OpenWorkQuery,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const openCases = this.remembered(() => this.query.openCases());
    const overdueItems = this.remembered(() => this.query.overdueItems(this.clock.now()));
    this.metrics.gauge('noticedesk_open_cases', 'Cases that are not decided', openCases, ['platform']);
    this.metrics.gauge('noticedesk_overdue_items', 'Items of notices whose decision is overdue', overdueItems, [
      'platform',
    ]);
  }

  /** A count that fails is left out and tried again the next time, so that the other figures can be collected. */
  private remembered(count: () => Promise<PlatformCount[]>): () => Promise<GaugeReading> {
    let reading: Promise<GaugeReading> | undefined;
    let readAtMs = 0;
    return () => {
      if (reading && performance.now() - readAtMs < freshForMs) return reading;
      readAtMs = performance.now();
      reading = count().then(toReading, (error: unknown) => {
        reading = undefined;
        this.log.warn({ err: error }, 'The open work could not be counted');
        return [];
      });
      return reading;
    };
  }
}

function toReading(counts: readonly PlatformCount[]): GaugeReading {
  return counts.map(({ platform, count }) => ({ labels: { platform }, value: count }));
}
