import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from '../../apps/api/src/access/index.js';
import type { Fact } from '../../apps/sample-platform/src/fact.js';
import { start, type Started } from '../../apps/sample-platform/src/start.js';
import { casesOn } from '../decisions/cases-on.js';
import { desk, type Client } from '../support/desk.js';
import { client } from '../support/http.js';
import { testApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';

/** The sample platform says by its own clock when things took effect: this one runs beside it, or so much ahead of it. */
export class RunningClock extends TestClock {
  constructor(private readonly aheadMs = 0) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

export const site = 'https://sample-platform.example/';

/** A server with a desk, whose platform has the clause that the sample platform's filter goes by; and what its programs need. */
export async function sampleDesk({ aheadMs = 0 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'noticedesk-sample-'));
  const journal = join(folder, 'journal.ndjson');
  const app = await testApp({ clock: new RunningClock(aheadMs) });
  const at = await desk(app);
  const keyOf = (role: 'platform' | 'admin') =>
    app.db.transaction(async (tx) => {
      const platformId = role === 'admin' ? null : at.platformId;
      return (await app.app.get(Keys).create(tx, { platformId, role, label: role })).key;
    });
  const admin = client(app.url, await keyOf('admin'));
  const clause = { code: 'deception', title: 'No deception', body: 'Do not deceive people.' };
  const boss = await at.person({ alias: 'boss', role: 'admin' });
  const { status } = await boss.post('/v1/platforms/forum/terms-clauses', clause);
  if (status !== 201) throw new Error(`There is no clause: ${status}`);
  const apiKey = await keyOf('platform');
  return {
    app,
    at,
    cases: casesOn(app, at),
    admin,
    apiKey,
    journal,
    settings: { url: app.url, platform: 'forum', apiKey, port: 0, journal, site, pullEveryMs: 100 },
    /** The secret of the platform's webhook, which is set to `url`. */
    setWebhook: async (url: string) =>
      (await admin.put<{ secret: string }>('/v1/platforms/forum/webhook', { url })).body.secret,
    facts: () =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .filter(Boolean)
        .flatMap((line) => JSON.parse(line) as Fact[]),
    stop: async () => {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type SampleDesk = Awaited<ReturnType<typeof sampleDesk>>;

/** The sample platform within the test; `complaints` is all that it could not do. */
export async function sampleOf(on: SampleDesk, changes: { pullEveryMs?: number; webhookSecret?: string } = {}) {
  const complaints: unknown[] = [];
  const sample = await start({ ...on.settings, ...changes }, (error) => complaints.push(error));
  const http = client(sample.url);
  const allTold = () => until(() => sample.platform.state.untold.size === 0);
  return { ...sample, http, complaints, allTold, publish: publisher(http, sample) };
}

function publisher(http: Client, { platform }: Started) {
  return async (id: string, text: string, changes: Record<string, unknown> = {}): Promise<string> => {
    const { status, body } = await http.post<{ url: string }>('/contents', { id, text, account: 'ann', ...changes });
    if (status !== 201) throw new Error(`It was not published: ${status} ${JSON.stringify(body)}`);
    await until(() => platform.state.untold.size === 0);
    return body.url;
  };
}
