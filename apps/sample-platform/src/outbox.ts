import { setTimeout as sleep } from 'node:timers/promises';
import {
  contentsDescribe,
  enforcementConfirm,
  measureReversalsConfirm,
  measuresRecord,
  preservationsReport,
  Refused,
  sendMeasures,
  type connect,
} from '../../../clients/typescript/src/index.js';
import { descriptionOf } from './describe.js';
import type { SamplePlatform } from './sample-platform.js';
import type { Untold } from './state.js';

type Client = ReturnType<typeof connect>;
type Item = readonly [what: string, untold: Untold];

const lookEveryMs = 200;
const pauseAfterFailureMs = 5_000;
/** From so many on, measures go in one request. */
const manyMeasures = 2;

/** Tells Noticedesk what it does not know yet, in the order in which it came up, until it does or says no for good. */
export class Outbox {
  constructor(
    private readonly platform: SamplePlatform,
    private readonly client: Client,
    private readonly key: string,
    private readonly complain: (error: unknown) => void,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pauseMs = await this.sendAll(signal).then(
        () => lookEveryMs,
        (error: unknown) => {
          this.complain(error);
          return pauseAfterFailureMs;
        },
      );
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  private async sendAll(signal: AbortSignal): Promise<void> {
    const items: Item[] = [...this.platform.state.untold];
    const measures = items.filter(([, { kind }]) => kind === 'measure');
    const areMany = measures.length >= manyMeasures;
    for (const [what, untold] of items) {
      if (signal.aborted) return;
      if (areMany && untold.kind === 'measure') continue;
      await this.settle(what, () => this.send(untold));
    }
    if (areMany && !signal.aborted) await this.sendMany(measures);
  }

  /** 409 and 422 stay what they are however often they are asked for; all else is tried again. */
  private async settle(what: string, send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
      await this.platform.told(what);
    } catch (error) {
      if (!(error instanceof Refused) || ![400, 404, 409, 422].includes(error.status)) throw error;
      await this.platform.refused(what, error.message);
    }
  }

  private send(untold: Untold): Promise<unknown> {
    const base = { client: this.client, throwOnError: true } as const;
    const platform = this.key;
    switch (untold.kind) {
      case 'content': {
        const { content } = untold;
        return contentsDescribe({ ...base, path: { platform, contentId: content.id }, body: descriptionOf(content) });
      }
      case 'carried': {
        const { commandId, contentId, effectiveAt } = untold.carried;
        const body = { outcome: contentId === null ? 'gone' : 'done', effectiveAt } as const;
        return enforcementConfirm({ ...base, path: { platform, id: commandId }, body });
      }
      case 'kept': {
        const { itemId, sha256, at } = untold.kept;
        const body = sha256
          ? ({ outcome: 'captured', evidenceSha256: sha256, occurredAt: at } as const)
          : ({ outcome: 'failed', failure: 'not-found', occurredAt: at } as const);
        return preservationsReport({ ...base, path: { platform, itemId }, body });
      }
      case 'reversed': {
        const { reversalId, effectiveAt } = untold.reversed;
        return measureReversalsConfirm({ ...base, path: { platform, id: reversalId }, body: { effectiveAt } });
      }
      case 'measure':
        return measuresRecord({ ...base, path: { platform }, body: untold.measure });
    }
  }

  private async sendMany(items: readonly Item[]): Promise<void> {
    const measures = items.flatMap(([, untold]) => (untold.kind === 'measure' ? [untold.measure] : []));
    const { refusals } = await sendMeasures(this.client, this.key, measures);
    const refused = new Map(refusals.map(({ line, errors }) => [line, errors]));
    for (const [index, [what]] of items.entries()) {
      const errors = refused.get(index + 1);
      if (!errors) await this.platform.told(what);
      else await this.platform.refused(what, errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '));
    }
  }
}
