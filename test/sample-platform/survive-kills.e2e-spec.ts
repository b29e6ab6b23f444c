import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { restricting } from '../decisions/cases-on.js';
import { client } from '../support/http.js';
import { until } from '../support/until.js';
import { brokenLine, type Break, type Line, type Passing } from './broken-line.js';
import { sampleDesk, site, type SampleDesk } from './sample-on.js';

const program = join(repositoryRoot, 'dist', 'apps', 'sample-platform', 'src', 'main.js');
const ids = Array.from({ length: 6 }, (_, index) => `post-${index + 1}`);

/** At which requests the program is killed, each once: to Noticedesk, and of Noticedesk. */
const kills: readonly [what: string, at: (passing: Passing) => boolean, breaks: Break][] = [
  ['a description', ({ path }) => path.includes('/contents/'), 'request'],
  ['a description', ({ path }) => path.includes('/contents/'), 'answer'],
  ['a preservation', ({ method, path }) => method === 'POST' && path.includes('/preservations/'), 'request'],
  ['a preservation', ({ method, path }) => method === 'POST' && path.includes('/preservations/'), 'answer'],
  ['a confirmation', ({ path }) => path.endsWith('/confirmations'), 'request'],
  ['a confirmation', ({ path }) => path.endsWith('/confirmations'), 'answer'],
  ['the webhook of a command', ({ body }) => body.includes('enforcement.requested'), 'answer'],
  ['the webhook of a letter', ({ body }) => body.includes('statement.issued'), 'answer'],
  ['a measure', ({ method, path }) => method === 'POST' && path.endsWith('/measures'), 'answer'],
];

describe('the sample platform, killed in the middle and started again', () => {
  let on: SampleDesk;
  let toServer: Line;
  let toPlatform: Line;
  let secret = '';
  let running: ChildProcess | undefined;
  let current: string | undefined;
  let isOver = false;
  const left = new Set(kills);

  /** A process of its own, which is started again whenever it was killed. */
  const begin = () => {
    const child = spawn(process.execPath, [program], {
      env: {
        PATH: process.env.PATH,
        NOTICEDESK_URL: toServer.url,
        NOTICEDESK_PLATFORM: 'forum',
        NOTICEDESK_KEY: on.apiKey,
        NOTICEDESK_WEBHOOK_SECRET: secret,
        SAMPLE_PLATFORM_PORT: '0',
        SAMPLE_PLATFORM_JOURNAL: on.journal,
        SAMPLE_PLATFORM_PULL_SECONDS: '1',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    running = child;
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      current = /is at (\S+);/.exec(said)?.[1];
    });
    child.once('exit', () => {
      current = undefined;
      if (!isOver) begin();
    });
  };
  const address = () => until(() => current);
  const kill = () =>
    new Promise<void>((resolve) => {
      running!.once('exit', () => resolve());
      running!.kill('SIGKILL');
    });
  const breaks = (passing: Passing): Break | undefined => {
    const due = [...left].find(([, at]) => at(passing));
    if (due) left.delete(due);
    return due?.[2];
  };
  /** What an account does: until it is told that it was done. */
  const ask = async (path: string, body?: unknown) =>
    until(async () => {
      const sent = client(await address()).post(path, body);
      return sent.then(({ status }) => status < 300).catch(() => false);
    });
  const publish = (id: string, text: string) =>
    ask('/contents', { id, text, account: `account-${id}`, publishedAt: '2026-01-01T00:00:00Z' });
  const countOf = async (query: string) => (await on.app.owner.query<{ count: number }>(query)).rows[0]!.count;

  beforeAll(async () => {
    on = await sampleDesk();
    toServer = await brokenLine(() => on.app.url, breaks, kill);
    toPlatform = await brokenLine(address, breaks, kill);
    secret = await on.setWebhook(`${toPlatform.url}/noticedesk`);
    begin();
  });
  afterAll(async () => {
    isOver = true;
    await kill();
    await toPlatform.stop();
    await toServer.stop();
    await on.stop();
  });

  it('has carried out nothing twice and lost nothing', async () => {
    const { at, cases, app } = on;
    for (const id of ids) await publish(id, `${id} calls Bob a thief.`);
    await publish('advert', 'Miracle pills!');
    await ask('/filter');
    /** Undefined when it is killed meanwhile. */
    const state = async () =>
      client(await address())
        .get<{ untold: number; letters: number; refused: unknown[] }>('/state')
        .then(({ body }) => body)
        .catch(() => undefined);
    await until(async () => (await state())?.untold === 0, 60_000); // whose content nobody described is told nothing
    const restrictions: string[] = [];
    for (const id of ids) {
      const { reference } = await cases.notify({ items: [{ url: `${site}contents/${id}` }] });
      const { body } = await cases.decide(await cases.take(await cases.caseOf(reference)), restricting());
      restrictions.push(body.restrictions[0]!.id);
    }
    const stateOf = async (id: string) => {
      const { body } = await at.moderator.get<{ restriction: { state: string } }>(
        `/v1/platforms/forum/restrictions/${id}`,
      );
      return body.restriction.state;
    };
    for (const id of restrictions) await until(async () => (await stateOf(id)) === 'in-effect', 60_000);
    await until(async () => {
      const { untold, letters } = (await state()) ?? {};
      return untold === 0 && letters === ids.length + 1;
    }, 60_000);
    expect([...left].map(([what, , broken]) => `${what}: ${broken}`)).toEqual([]);
    expect((await state())?.refused).toEqual([]);

    const facts = on.facts();
    const carried = facts.flatMap((fact) => (fact.kind === 'carried' ? [fact.carried] : []));
    expect(carried.map(({ restrictionId }) => restrictionId).sort()).toEqual(restrictions.toSorted());
    const kept = facts.flatMap((fact) => (fact.kind === 'kept' ? [fact.kept.itemId] : []));
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toHaveLength(ids.length);
    const letters = facts.flatMap((fact) => (fact.kind === 'letter' ? [fact.letter.account] : []));
    expect(letters.sort()).toEqual([...ids, 'advert'].map((id) => `account-${id}`).sort());
    const heard = facts.flatMap((fact) => (fact.kind === 'heard' ? [fact.eventId] : []));
    expect(new Set(heard).size).toBe(heard.length);

    const { rows } = await app.owner.query<{ id: string; at: Date }>(
      'select command_id as id, effective_at as at from enforcement_confirmation order by command_id',
    );
    expect(rows.map(({ id, at: effectiveAt }) => [id, effectiveAt.toISOString()])).toEqual(
      carried.map(({ commandId, effectiveAt }) => [commandId, effectiveAt]).sort(),
    );
    expect(await countOf('select count(*)::int as count from measure')).toBe(1);
    expect(await countOf('select count(*)::int as count from content_version')).toBe(ids.length + 1);
  }, 180_000);
});
