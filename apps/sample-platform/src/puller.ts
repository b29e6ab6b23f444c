import { setTimeout as sleep } from 'node:timers/promises';
import {
  enforcementList,
  everyItem,
  measureReversalsList,
  preservationsList,
  type connect,
} from '../../../clients/typescript/src/index.js';
import type { SamplePlatform } from './sample-platform.js';

type Client = ReturnType<typeof connect>;

/** Fetches what is to be done: all of it where there is no webhook, and what a webhook missed where there is one. */
export class Puller {
  constructor(
    private readonly platform: SamplePlatform,
    private readonly client: Client,
    private readonly key: string,
    private readonly everyMs: number,
    private readonly complain: (error: unknown) => void,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.pull().catch(this.complain);
      await sleep(this.everyMs, undefined, { signal }).catch(() => {});
    }
  }

  async pull(): Promise<void> {
    const base = { client: this.client, path: { platform: this.key }, throwOnError: true } as const;
    const commands = everyItem((after) => enforcementList({ ...base, query: { after, limit: 200 } }));
    for await (const { id, ...command } of commands) {
      await this.platform.carryOut({ ...command, commandId: id });
    }
    const items = everyItem((after) => preservationsList({ ...base, query: { after, limit: 200 } }));
    for await (const item of items) await this.platform.preserve(item);
    const reversals = everyItem((after) =>
      measureReversalsList({ ...base, query: { state: 'open', after, limit: 200 } }),
    );
    for await (const { id, ...reversal } of reversals) await this.platform.lift({ ...reversal, reversalId: id });
  }
}
