import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordKinds } from '../../apps/api/src/retention/record.js';
import { SweepRecordsService } from '../../apps/api/src/retention/index.js';
import { casesOn, doingNothing, type Received } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { mailCatcher, type MailCatcher } from '../support/mail-catcher.js';
import { startProgram, type Program } from '../support/program.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { rowsThatCount } from './everything-held.js';

interface NoticeRow {
  id: string;
  hmac: string;
  texts: string;
  fileHash: string;
  erasures: string;
}

describe('a worker that is killed while it erases (PRV-2)', () => {
  let app: TestApp;
  let at: Desk;
  let mail: MailCatcher;
  let heldNotice: string;
  let before: Map<string, NoticeRow>;
  const children: Program[] = [];
  const notices = 6;

  beforeAll(async () => {
    mail = await mailCatcher();
    app = await testApp({
      env: { NOTICEDESK_ROLES: 'api', SMTP_URL: mail.smtpUrl },
    });
    app.clock.set('2026-02-02T08:00:00Z');
    at = await desk(app);
    const admin = await at.person({ alias: 'admin', role: 'admin' });
    for (const record of recordKinds)
      expect((await admin.post('/v1/platforms/forum/retention-policies', { record, days: 30 })).status).toBe(201);
    await writeNotices();
    await deliverMails();
    await app.app.get(SweepRecordsService).sweep(-60_000); // they are known to the sweep, and not due
    before = await rowsOfNotices();
  }, 120_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    await app.stop();
    await mail.stop();
  }, 60_000);

  const startWorker = () => {
    const child = startProgram(app.env, 'worker');
    children.push(child);
    return child;
  };

  async function writeNotices(): Promise<void> {
    const cases = casesOn(app, at);
    for (let index = 0; index < notices; index++) {
      const held = await cases.held([
        { platform: at.platform, notifier: { name: 'Some One', email: `one-${index}@example.org` } },
      ]);
      const { reference, secret } = held.received[0] as Received;
      const sent = await at.stranger.post(`/v1/notices/${reference}/attachments?secret=${secret}`, `File ${index}.`, {
        headers: { 'content-type': 'application/octet-stream' },
      });
      expect(sent.status).toBe(201);
      expect((await cases.decide(held, doingNothing())).status).toBe(201);
      if (index > 0) continue;
      const [row] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [reference]);
      heldNotice = row!.id;
      const hold = await at.compliance.post('/v1/platforms/forum/legal-holds', {
        held: { kind: 'case', id: held.caseId },
        legalBasis: 'Art. 67(2) DSA',
        reason: 'The Commission asks.',
      });
      expect(hold.status).toBe(201);
    }
  }

  /** By a process whose clock is the machine's: what it writes is put back to the day of the notices. */
  async function deliverMails(): Promise<void> {
    const worker = startWorker();
    await until(async () => {
      const answers = await app.db.query(`select from message where kind = 'notifier-answer' and state = 'accepted'`);
      const waiting = await app.db.query(`select from message where state = 'queued' and channel = 'mail'`);
      return answers.length === notices && waiting.length === 0;
    }, 60_000);
    worker.kill('SIGTERM');
    await worker.ended;
    await app.owner.query(`update message set accepted_at = $1, occurred_at = $1 where channel = 'mail'`, [
      app.clock.now(),
    ]);
    await app.owner.query('update expected_report set published_at = recorded_at, next_warning_at = null');
  }

  async function rowsOfNotices(): Promise<Map<string, NoticeRow>> {
    const rows = await app.db.query<NoticeRow>(
      `select n.id, encode(n.notifier_hmac, 'hex') as hmac, encode(a.sha256, 'hex') as "fileHash",
         (select count(*) from sealed_text t where t.id in (n.submission_id, n.identity_id))::text as texts,
         (select count(*) from erasure e where e.record = 'notice' and e.record_id = n.id)::text as erasures
       from notice n join attachment a on a.notice_id = n.id order by n.id`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  const report = async () =>
    (await at.compliance.get<{ sheets: unknown }>('/v1/platforms/forum/reports/2026-02-01/2026-02-28')).body.sheets;
  const stored = () => {
    const folder = join(app.dataDir, 'files');
    if (!existsSync(folder)) return 0;
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).length;
  };

  /** Either all of a notice is there, or all of it is gone and on record. */
  const expectWhole = (rows: Map<string, NoticeRow>) => {
    for (const [id, row] of rows) {
      const former = before.get(id)!;
      if (row.erasures === '0') expect(row).toEqual(former);
      else {
        expect(row).toMatchObject({ erasures: '1', texts: '0' });
        expect([row.hmac, row.fileHash]).not.toContain(former.hmac);
        expect(row.fileHash).not.toBe(former.fileHash);
      }
    }
  };

  it('leaves nothing half erased; the next goes on, erases each once, and nothing that is held', async () => {
    expect([...before.values()].every(({ texts, erasures }) => texts === '2' && erasures === '0')).toBe(true);
    const [rows, figures] = [await rowsThatCount(app), await report()];
    const last = [...before.keys()].filter((id) => id !== heldNotice).at(-1)!;
    const blocker = await app.owner.connect();
    try {
      await blocker.query('begin');
      await blocker.query(
        `select from sealed_text t join notice n on t.id = n.identity_id where n.id = $1 for update of t`,
        [last],
      );
      const first = startWorker();
      await until(async () => {
        const { rows: waiting } = await app.owner.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
             and query like '%sealed_text%'`,
        );
        return waiting.length > 0;
      }, 40_000);
      expectWhole(await rowsOfNotices());
      first.kill('SIGKILL');
      await first.ended;
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
    const afterKill = await rowsOfNotices();
    expectWhole(afterKill);
    expect(afterKill.get(last)).toEqual(before.get(last));
    expect([...afterKill.values()].some(({ erasures }) => erasures === '1')).toBe(true);
    startWorker();
    await until(async () => {
      const now = [...(await rowsOfNotices()).values()];
      return now.every(({ id, erasures }) => id === heldNotice || erasures === '1');
    }, 40_000);
    const atLast = await rowsOfNotices();
    expectWhole(atLast);
    expect(atLast.get(heldNotice)).toEqual(before.get(heldNotice));
    await until(() => stored() === 1, 20_000);
    const audited = await app.db.query<{ count: number }>(
      `select count(*) as count from audit_entry where action = 'record.erased' and entity_kind = 'notice' group by entity_id`,
    );
    expect(audited.map(({ count }) => Number(count))).toEqual(Array.from({ length: notices - 1 }, () => 1));
    expect(await rowsThatCount(app)).toEqual(rows);
    expect(await report()).toEqual(figures);
  }, 150_000);
});
