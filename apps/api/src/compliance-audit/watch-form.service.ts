import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { formAddress } from '../notices/index.js';
import { FormProbesRepository, type FormProbe } from './form-probes.repository.js';

export const watchFormSweep = 'compliance-audit-watch-form';

const EVERY_SECONDS = 60;
const TIMEOUT_MS = 10_000;
/** A process that is just starting, or a connection that breaks once, is not an outage of a minute. */
const TRIES = 3;
const BETWEEN_TRIES_MS = 3_000;

/** Asks once a minute for the page on which notices are sent, at its public address, as anybody would (Art. 16(1)). */
@Injectable()
export class WatchFormService implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly probes: FormProbesRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.every(watchFormSweep, EVERY_SECONDS, () => this.watch());
  }

  private async watch(): Promise<void> {
    if (new URL(this.config.publicUrl).port === '0') return; // not listening yet, at a port that nobody knows
    const now = this.clock.now();
    const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
    const platforms = await this.db.read((tx) => this.probes.platforms(tx));
    const probes = await Promise.all(
      platforms.map(async ({ id, key }): Promise<FormProbe> => ({ platformId: id, minute, ...(await this.ask(key)) })),
    );
    if (probes.length > 0) await this.db.transaction((tx) => this.probes.insertMany(tx, probes, now));
  }

  private async ask(key: string): Promise<Pick<FormProbe, 'answered' | 'status' | 'durationMs'>> {
    for (let tries = 1; ; tries++) {
      const probe = await askOnce(formAddress(this.config.publicUrl, key, 'notice'));
      if (probe.answered || tries === TRIES) return probe;
      await sleep(BETWEEN_TRIES_MS, undefined, { ref: false });
    }
  }
}

async function askOnce(address: string): Promise<Pick<FormProbe, 'answered' | 'status' | 'durationMs'>> {
  const beganAt = performance.now();
  const duration = () => Math.round(performance.now() - beganAt);
  try {
    const { status, ok, body } = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' });
    await body?.cancel();
    return { answered: ok, status, durationMs: duration() };
  } catch {
    return { answered: false, status: null, durationMs: duration() };
  }
}
