import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../infrastructure/clock.js';
import { Metrics } from '../../infrastructure/metrics/index.js';
import { FoldDaysRepository } from './fold-days.repository.js';

/** How far folding lags behind, for Prometheus: reports stay right meanwhile, but take longer. */
@Injectable()
export class FoldDaysGauge implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly days: FoldDaysRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'noticedesk_oldest_unfolded_day_seconds',
      'Time since the end of the oldest day that is to be folded, or folded again',
      async () => {
        const now = this.clock.now();
        return (await this.days.oldestDue(now)).map(({ platform, untilAt }) => ({
          labels: { platform },
          value: (now.getTime() - untilAt.getTime()) / 1_000,
        }));
      },
      ['platform'],
    );
  }
}
