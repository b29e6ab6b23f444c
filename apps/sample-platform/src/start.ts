import { connect } from '../../../clients/typescript/src/index.js';
import { Outbox } from './outbox.js';
import { Puller } from './puller.js';
import { SamplePlatform } from './sample-platform.js';
import { PlatformServer } from './server.js';
import type { Settings } from './settings.js';

export interface Started {
  readonly url: string;
  readonly platform: SamplePlatform;
  /** Ends what is under way; what is not told yet is in the journal, and told after the next start. */
  readonly stop: () => Promise<void>;
}

/** Everything that this program does, until it is stopped; `complain` hears of what goes wrong and is tried again. */
export async function start(settings: Settings, complain: (error: unknown) => void): Promise<Started> {
  const platform = await SamplePlatform.open(settings.journal);
  const server = await PlatformServer.listen(platform, settings.port, settings.webhookSecret);
  const client = connect({ url: settings.url, key: settings.apiKey, attempts: 3 });
  const stopping = new AbortController();
  const work = Promise.all([
    new Outbox(platform, client, settings.platform, complain).run(stopping.signal),
    new Puller(platform, client, settings.platform, settings.pullEveryMs, complain).run(stopping.signal),
  ]);
  return {
    url: server.url,
    platform,
    stop: async () => {
      stopping.abort();
      await server.stop();
      await work;
      await platform.close();
    },
  };
}
