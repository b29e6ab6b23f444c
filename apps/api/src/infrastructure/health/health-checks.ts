import { Injectable } from '@nestjs/common';

/** A part that must work before this process should get requests; throws when it does not. */
export type HealthCheck = () => Promise<void>;

export interface HealthState {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** A check that hangs counts as failed. */
const TIMEOUT_MS = 3_000;

@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  /** Called by whoever owns the part, such as the jobs for their worker. */
  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async state(): Promise<HealthState> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    return { ready: results.every(([, result]) => result === 'ok'), checks: Object.fromEntries(results) };
  }
}

async function outcome(check: HealthCheck): Promise<'ok' | 'failed'> {
  const late = Promise.withResolvers<'failed'>();
  const timer = setTimeout(() => late.resolve('failed'), TIMEOUT_MS);
  try {
    return await Promise.race([check().then(() => 'ok' as const), late.promise]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
