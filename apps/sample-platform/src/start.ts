import { connect } from '../../../clients/typescript/src/index.js';
import { Outbox } from './outbox.js';
import { Puller } from './puller.js';
import { SamplePlatform } from './sample-platform.js';
import { PlatformServer } from './server.js';
import type { Settings } from './settings.js';

export interface Started {
  readonly url: string;
  readonly platform: SamplePlatform;
  /** From now on only webhooks signed with this secret are believed: as PUT …/webhook answered. */
  readonly trust: (webhookSecret: string) => void;
  /** Ends what is under way; what is not told yet is in the journal, and told after the next start. */
  readonly stop: () => Promise<void>;
}

/** Everything that this program does, until it is stopped; `complain` hears of what goes wrong and is tried again. */
export async function start(settings: Settings, complain: (error: unknown) => void): Promise<Started> {
  const { webhookSecret, port } = settings;
  const platform = await SamplePlatform.open(settings.journal, settings.site);
  const client = connect({ url: settings.url, key: settings.apiKey, attempts: 3 });
  const puller = new Puller(platform, client, settings.platform, settings.pullEveryMs, complain);
  const server = await PlatformServer.listen(platform, () => puller.pull(), port, webhookSecret);
  const stopping = new AbortController();
  const work = Promise.all([
    new Outbox(platform, client, settings.platform, complain).run(stopping.signal),
    puller.run(stopping.signal),
  ]);
  return {
    url: server.url,
    platform,
    trust: (secret) => server.trust(secret),
    stop: async () => {
      stopping.abort();
      await server.stop();
      await work;
      await platform.close();
    },
  };
}
