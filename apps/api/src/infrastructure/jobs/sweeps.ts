import type { Log } from '../logging/log.js';
import type { Sweep } from './job-handlers.js';

/** Runs the sweeps while this process leads; a sweep never overlaps itself within the process. */
export class Sweeps {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly sweeps: ReadonlyMap<string, Sweep>,
    private readonly mayRun: () => boolean,
    private readonly log: Log,
  ) {}

  start(): void {
    for (const [name, { everySeconds }] of this.sweeps)
      this.timers.push(setInterval(() => this.run(name), everySeconds * 1_000));
  }

  /** Makes up for what the last leader may have left undone. */
  runAll(): void {
    for (const name of this.sweeps.keys()) this.run(name);
  }

  async stop(): Promise<void> {
    this.timers.forEach(clearInterval);
    await Promise.all(this.running.values());
  }

  private run(name: string): void {
    if (!this.mayRun() || this.running.has(name)) return;
    const run = this.guarded(name).finally(() => this.running.delete(name)); // later even when the sweep throws at once
    this.running.set(name, run);
  }

  private async guarded(name: string): Promise<void> {
    try {
      await this.sweeps.get(name)?.run();
    } catch (error) {
      this.log.error({ sweep: name, err: error }, 'A sweep failed and runs again at its next time');
    }
  }
}
