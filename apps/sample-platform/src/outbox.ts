import { setTimeout as sleep } from 'node:timers/promises';
import {
  contentsDescribe,
  enforcementConfirm,
  measureReversalsConfirm,
  measuresRecord,
  measuresReverse,
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
/** How many requests are under way at once. */
const width = 8;
/** By how much the clock of this machine may be ahead of that of Noticedesk. */
const clockAheadAtMostMs = 60_000;
/** From so many on, measures go in one request. */
const manyMeasures = 2;

/**
 * Tells Noticedesk what it does not know yet until it does or says no for good: some at once, the versions of a content one after
 * the other. What fails keeps nothing else from being told.
 */
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
    const lanes = Map.groupBy(
      items.filter(([, untold]) => !(areMany && untold.kind === 'measure') && !this.waits(untold)),
      ([what, untold]) => (untold.kind === 'content' ? `content ${untold.content.id}` : what),
    ).values();
    const work = async () => {
      for (const lane of lanes) {
        for (const [what, untold] of lane) {
          if (signal.aborted) return;
          await this.settle(what, untold);
        }
      }
    };
    const done = await Promise.allSettled(Array.from({ length: width }, work));
    if (areMany && !signal.aborted) await this.sendMany(measures);
    const failed = done.find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }

  /** What is taken back must be known before. */
  private waits(untold: Untold): boolean {
    return untold.kind === 'taken-back' && this.platform.state.untold.has(`measure ${untold.takenBack.measureId}`);
  }

  private async settle(what: string, untold: Untold): Promise<void> {
    try {
      await this.send(untold);
      await this.platform.told(what);
    } catch (error) {
      if (!(error instanceof Refused) || !isFinal(error, untold)) throw error;
      // Overtaken while it was under way: the newer revision is here already or on its way, and nobody has to look.
      if (error.kind === 'command-not-open') await this.platform.told(what);
      else await this.platform.refused(what, error.message);
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
        const { commandId, outcome, effectiveAt } = untold.carried;
        const body = { outcome, ...(effectiveAt !== null && { effectiveAt }) };
        return enforcementConfirm({ ...base, path: { platform, id: commandId }, body });
      }
      case 'kept': {
        const { itemId, sha256, isDeleted, at } = untold.kept;
        const body = sha256
          ? ({ outcome: 'captured', evidenceSha256: sha256, occurredAt: at } as const)
          : ({ outcome: 'failed', failure: isDeleted ? 'deleted' : 'not-found', occurredAt: at } as const);
        return preservationsReport({ ...base, path: { platform, itemId }, body });
      }
      case 'reversed': {
        const { reversalId, effectiveAt } = untold.reversed;
        return measureReversalsConfirm({ ...base, path: { platform, id: reversalId }, body: { effectiveAt } });
      }
      case 'taken-back': {
        const { measureId, reversedAt } = untold.takenBack;
        const path = { platform, appliedOn: untold.appliedOn, measureId };
        return measuresReverse({ ...base, path, body: { reversedAt } });
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

/** These stay what they are however often they are asked for, but for an instant that has not come yet by the clock of Noticedesk. */
function isFinal({ status, problem }: Refused, untold: Untold): boolean {
  if (![400, 404, 409, 422].includes(status)) return false;
  const isAboutTime = problem?.errors?.every(({ pointer }) => /At$/.test(pointer)) ?? false;
  return !isAboutTime || Date.now() - instantOf(untold) > clockAheadAtMostMs;
}

/** In milliseconds; 0 where no instant can be too early. */
function instantOf(untold: Untold): number {
  switch (untold.kind) {
    case 'carried':
      return Date.parse(untold.carried.effectiveAt ?? '') || 0;
    case 'kept':
      return Date.parse(untold.kept.at);
    case 'measure':
      return Date.parse(untold.measure.occurredAt);
    case 'reversed':
      return Date.parse(untold.reversed.effectiveAt);
    case 'taken-back':
      return Date.parse(untold.takenBack.reversedAt);
    case 'content':
      return Date.parse(untold.content.publishedAt);
  }
}
