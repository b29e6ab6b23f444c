import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Clock } from '../infrastructure/clock.js';
import { Log } from '../infrastructure/logging/index.js';
import { Metrics, type GaugeReading } from '../infrastructure/metrics/index.js';
import type { Outcome } from './answer.rules.js';
import { QueueQuery, type QueueCount } from './queue.query.js';
import type { MemberChange } from './settlement.rules.js';

/** Counting a long queue takes its time: whoever asks more often is told the same again. */
const freshForMs = 30_000;

/** For Prometheus: the queues as they stand in the database, and what this process has sent (reference, section 15.7). */
@Injectable()
export class SendingMetrics implements OnModuleInit {
  private readonly calls: Counter;
  private readonly statements: Counter;
  private readonly faults: Counter;

  constructor(
    private readonly metrics: Metrics,
    private readonly query: QueueQuery,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    const registers = [metrics.registry];
    this.calls = new Counter({
      name: 'noticedesk_transparency_calls_total',
      help: 'Calls of the Transparency Database by this process, by what their answer meant',
      labelNames: ['outcome'],
      registers,
    });
    this.statements = new Counter({
      name: 'noticedesk_transparency_statements_total',
      help: 'Statements sent by this process, by what the answer did to them; accept: they arrived',
      labelNames: ['step'],
      registers,
    });
    this.faults = new Counter({
      name: 'noticedesk_transparency_faults_total',
      help: 'Why statements sent by this process were refused or given up, as field:kind',
      labelNames: ['fault'],
      registers,
    });
  }

  onModuleInit(): void {
    const queues = this.remembered(() => this.query.byState());
    const faults = this.remembered(() => this.query.byFault());
    this.metrics.gauge(
      'noticedesk_transparency_submissions',
      'Statements on their way to the Transparency Database, by state',
      async () =>
        (await queues()).map(({ platform, environment, state, count }) => ({
          labels: { platform, environment, state },
          value: count,
        })),
      ['platform', 'environment', 'state'],
    );
    this.metrics.gauge(
      'noticedesk_transparency_oldest_unsent_seconds',
      'Since when the oldest statement that has not arrived was decided',
      async () => this.agesOf(await queues()),
      ['platform'],
    );
    this.metrics.gauge(
      'noticedesk_transparency_stuck_faults',
      'Faults of the statements that were refused or given up and wait for a person, as field:kind',
      async () => (await faults()).map(({ platform, fault, count }) => ({ labels: { platform, fault }, value: count })),
      ['platform', 'fault'],
    );
  }

  settled(outcome: Outcome['kind'], changes: readonly MemberChange[]): void {
    this.calls.inc({ outcome });
    for (const { step, faults } of changes) {
      this.statements.inc({ step });
      for (const fault of faults) this.faults.inc({ fault });
    }
  }

  private agesOf(queues: readonly QueueCount[]): GaugeReading {
    const nowMs = this.clock.now().getTime();
    return [...Map.groupBy(queues, ({ platform }) => platform)].map(([platform, rows]) => {
      const ages = rows.map(({ oldestAt }) => (oldestAt ? (nowMs - oldestAt.getTime()) / 1_000 : 0));
      return { labels: { platform }, value: Math.max(0, ...ages) };
    });
  }

  /** A count that fails is left out and tried again the next time, so that the other figures can be collected. */
  private remembered<Row>(count: () => Promise<Row[]>): () => Promise<Row[]> {
    let reading: Promise<Row[]> | undefined;
    let readAtMs = 0;
    return () => {
      if (reading && performance.now() - readAtMs < freshForMs) return reading;
      readAtMs = performance.now();
      reading = count().catch((error: unknown) => {
        reading = undefined;
        this.log.warn({ err: error }, 'The queues for the Transparency Database could not be counted');
        return [];
      });
      return reading;
    };
  }
}
