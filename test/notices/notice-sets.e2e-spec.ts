import { Jobs } from '../../apps/api/src/infrastructure/jobs/index.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

describe('jobs on notices that were written together', () => {
  let mails: MailCatcher;
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    ({ app, mail: mails } = await appWithMail());
    at = await desk(app);
  });
  afterAll(() => app.stop());

  const received = async (email: string): Promise<string> => {
    const notice = aNotice({ notifier: { name: 'Ann', email } });
    const { body } = await at.stranger.post<{ reference: string }>('/v1/notices', notice);
    const [row] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [body.reference]);
    return row!.id;
  };
  const enqueue = (name: 'send-receipts' | 'ask-preservations', noticeIds: string[]) =>
    app.db.transaction((tx) => app.app.get(Jobs).add(tx, name, { platformId: at.platformId, noticeIds }));
  const jobsOf = async (noticeId: string) => {
    const { rows } = await app.owner.query<{ attempts: number; ids: string[]; failed: boolean }>(
      `select attempts, payload -> 'noticeIds' as ids, last_error is not null as failed
       from graphile_worker._private_jobs where payload::text like $1`,
      [`%${noticeId}%`],
    );
    return rows;
  };

  it('confirm each once, many at a time, to each in its own language (Art. 16(4))', async () => {
    const languages = ['en', 'de', 'fr'];
    await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        at.stranger.post(
          '/v1/notices',
          aNotice({ language: languages[i % 3], notifier: { name: 'Eve', email: `${i}@many.example.org` } }),
        ),
      ),
    );
    const subjectTo = async (i: number) => (await mails.nextMailTo(`${i}@many.example.org`)).text;
    const texts = await Promise.all(Array.from({ length: 120 }, (_, i) => subjectTo(i)));
    expect(new Set(texts).size).toBe(120);
    expect([texts[1], texts[4]].every((text) => text!.includes('Kontakt'))).toBe(true);
    const { rows } = await app.owner.query<{ receipts: number; jobs: number }>(
      `select count(*)::int as receipts, count(distinct notice_id)::int as jobs from message where kind = 'receipt'`,
    );
    expect(rows).toEqual([{ receipts: 120, jobs: 120 }]);
  });

  it('keep none waiting for one at fault: each gets a job of its own', async () => {
    const [fine, broken] = [await received('fine@example.org'), await received('broken@example.org')];
    await Promise.all([mails.nextMailTo('fine@example.org'), mails.nextMailTo('broken@example.org')]);
    await until(async () => [...(await jobsOf(fine)), ...(await jobsOf(broken))].length === 0);
    await app.owner.query(`update message set once_key = 'earlier:' || id where notice_id = any ($1)`, [
      [fine, broken],
    ]); // as if none had gone out
    await app.owner.query(
      `update sealed_text set ciphertext = '\\x00' where id = (select identity_id from notice where id = $1)`,
      [broken],
    );
    await enqueue('send-receipts', [fine, broken]);
    const receiptOf = (id: string) => app.db.query('select from message where once_key = $1', [`receipt:${id}`]);
    await until(async () => (await receiptOf(fine)).length === 1);
    const left = await until(async () => {
      const jobs = await jobsOf(broken);
      return jobs.some(({ ids, failed }) => ids.length === 1 && failed) && jobs;
    });
    expect(left).toEqual([{ attempts: 1, ids: [broken], failed: true }]);
    expect([await receiptOf(broken), await until(async () => (await jobsOf(fine)).length === 0)]).toEqual([[], true]);
  });

  it('ask once to preserve each item, however often they run at once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, (_, i) => received(`p${i}@example.org`)));
    await Promise.all([enqueue('ask-preservations', ids), enqueue('ask-preservations', ids.toReversed())]);
    await until(async () => (await Promise.all(ids.map(jobsOf))).flat().length === 0);
    const { rows } = await app.owner.query<{ n: number }>(
      `select count(*)::int as n from preservation_event e join notice_item i on i.id = e.item_id where i.notice_id = any ($1)`,
      [ids],
    );
    expect(rows[0]!.n).toBe(5);
  });
});
