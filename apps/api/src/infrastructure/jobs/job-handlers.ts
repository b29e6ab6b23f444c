import { Injectable } from '@nestjs/common';
import type { JobName, JobPayloads } from './job-payloads.js';
import type { Lane } from './lanes.js';

export interface JobContext {
  /** From 1. A worker that died in the middle of the job counts as an attempt. */
  readonly attempt: number;
  /** Throwing now means that the job is never tried again. */
  readonly isLastAttempt: boolean;
  /** Aborted when the worker must stop: give up what can be tried again. */
  readonly signal: AbortSignal;
}

export type JobHandler<Name extends JobName> = (
  payload: JobPayloads[Name],
  context: JobContext,
) => Promise<void> | void;
export type AnyJobHandler = (payload: never, context: JobContext) => Promise<void> | void;

export interface Sweep {
  readonly everySeconds: number;
  readonly run: () => Promise<void> | void;
}

/** Who does which job. Rooms register in `onModuleInit`; the runner starts after all of them. */
@Injectable()
export class JobHandlers {
  private readonly byLane = new Map<Lane, Map<string, AnyJobHandler>>();
  private readonly bySweep = new Map<string, Sweep>();

  /** A handler that throws is tried again later; one that resolves is never called for this job again, unless the worker dies. */
  register<Name extends JobName>(name: Name, handler: JobHandler<Name>, { lane = 'work' }: { lane?: Lane } = {}): void {
    if ([...this.byLane.values()].some((handlers) => handlers.has(name)))
      throw new Error(`The job ${name} has two handlers`);
    const handlers = this.byLane.get(lane) ?? new Map<string, AnyJobHandler>();
    this.byLane.set(lane, handlers.set(name, handler));
  }

  /**
   * Runs the sweep about every so many seconds in one process at a time, whichever lives, and once when a process takes over.
   * A change of processes may rarely overlap: a sweep must bear running twice. One that throws is logged and runs next time.
   */
  every(name: string, seconds: number, sweep: () => Promise<void> | void): void {
    if (this.bySweep.has(name)) throw new Error(`There are two sweeps ${name}`);
    this.bySweep.set(name, { everySeconds: seconds, run: sweep });
  }

  /** Runs the sweep now, in this process, whoever else runs it: for tests that moved the clock. */
  async runSweep(name: string): Promise<void> {
    const sweep = this.bySweep.get(name);
    if (!sweep) throw new Error(`There is no sweep ${name}`);
    await sweep.run();
  }

  handlersOf(lane: Lane): ReadonlyMap<string, AnyJobHandler> {
    return this.byLane.get(lane) ?? new Map<string, AnyJobHandler>();
  }

  sweeps(): ReadonlyMap<string, Sweep> {
    return this.bySweep;
  }
}
