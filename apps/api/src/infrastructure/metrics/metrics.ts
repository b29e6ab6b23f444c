import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type GaugeReading = number | readonly { readonly labels: Record<string, string>; readonly value: number }[];

/** What Prometheus collects from this process. Names end in their unit; labels are few-valued: no ids. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'noticedesk_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A number that is looked up when Prometheus asks, such as the length of a queue. */
  gauge(name: string, help: string, collect: () => Promise<GaugeReading>, labelNames: readonly string[] = []): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        const reading = await collect();
        gauge.reset();
        if (typeof reading === 'number') gauge.set(reading);
        else for (const { labels, value } of reading) gauge.set(labels, value);
      },
    });
  }

  observeRequest(method: string, route: string, status: number, durationMs: number): void {
    this.requests.observe({ method, route, status }, durationMs / 1_000);
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
