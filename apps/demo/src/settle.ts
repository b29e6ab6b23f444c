import { setTimeout as sleep } from 'node:timers/promises';
import type { OnlineService } from './online-service.js';
import type { Stage } from './stage.js';

/** How long messages and confirmations may take after the last decision. */
const settleWithinMs = 20_000;
const lookEveryMs = 500;

/** Waits until all that the day set off is delivered and answered; what the webhook does not bring is pulled. */
export async function settle({ team, platform, startedAt }: Stage, service: OnlineService): Promise<void> {
  const until = Date.now() + settleWithinMs;
  const path = `/v1/platforms/${platform}/messages?state=queued&limit=1`;
  for (let quiet = 0; quiet < 2 && Date.now() < until;) {
    await sleep(lookEveryMs);
    // The newest first: older ones, of which an endpoint is gone, are none of ours.
    const { items } = await team.officer.api.get<{ items: { recordedAt: string }[] }>(path);
    const isQueued = items.some(({ recordedAt }) => Date.parse(recordedAt) >= startedAt.getTime());
    quiet = isQueued || (await service.isBusy()) ? 0 : quiet + 1;
  }
  await service.pull();
}
