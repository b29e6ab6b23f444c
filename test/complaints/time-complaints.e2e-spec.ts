import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { casesOn, type Cases } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { complaintsOn, type Complaints } from './complaints-on.js';

const start = '2026-11-09T10:00:00.000Z';
const hour = 3600;
const day = 24 * hour;

describe('how quickly complaints are answered (Annex II 1.5.1)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    app.clock.set(start);
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
  });
  afterAll(() => app.stop());

  const sweep = () => app.app.get(JobHandlers).runSweep(recordBreachesSweep);
  const breaches = async () => {
    const { body } = await at.compliance.get<{ items: Record<string, unknown>[] }>(
      '/v1/platforms/forum/breaches?responseTime=complaint',
    );
    return body.items;
  };
  const figures = async () => {
    const { body } = await at.compliance.get<{
      responseTimes: { responseTime: string; total: Record<string, unknown> }[];
    }>('/v1/platforms/forum/response-times?from=2026-11-09&to=2026-11-09');
    return body.responseTimes.find(({ responseTime }) => responseTime === 'complaint')!.total;
  };
  const accepted = (complaintId: string) =>
    until(async () => {
      const [row] = await app.db.query<{ state: string }>(
        `select state from message where entity_id = $1 and kind = 'complaint-outcome'`,
        [complaintId],
      );
      return row?.state === 'accepted';
    });

  it('runs from the complaint to the message with the outcome, and leaves out what ended without a decision', async () => {
    const quick = await on.told();
    const slow = await on.told();
    const omitted = await on.told();
    const taken = await on.told();
    const first = await on.lodged(quick.recipientTicket);
    const second = await on.lodged(slow.recipientTicket);
    const third = await on.lodged(omitted.recipientTicket);
    const fourth = await on.lodged(taken.recipientTicket);
    expect(await figures()).toMatchObject({ count: 4, ended: 0, open: 4, overdue: 0 });
    app.clock.move({ hours: 2 });
    const { id } = await on.take(first.reference);
    await on.decide(id, { outcome: 'upheld' });
    await accepted(id);
    const { id: settled } = await on.take(third.reference);
    await on.decide(settled, { outcome: 'no-decision', omission: 'settled' });
    await at.stranger.post(`/v1/complaints/${fourth.reference}/withdrawal?secret=${fourth.secret}`);
    expect(await figures()).toMatchObject({ count: 2, ended: 1, open: 1, medianSeconds: 2 * hour });
    app.clock.set(new Date(Date.parse(start) + 14 * day * 1000 - 1));
    await sweep();
    expect(await breaches()).toEqual([]);
    app.clock.move({ seconds: 1 });
    await sweep();
    const dueAt = new Date(Date.parse(start) + 14 * day * 1000).toISOString();
    expect(await breaches()).toMatchObject([{ factKind: 'complaint', decisionId: slow.id, dueAt }]);
    const late = await on.take(second.reference);
    await on.decide(late.id, { outcome: 'upheld' });
    await accepted(late.id);
    await sweep();
    expect(await breaches()).toHaveLength(1);
    expect(await figures()).toMatchObject({ count: 2, ended: 2, overdue: 1, medianSeconds: (2 * hour + 14 * day) / 2 });
  });

  it('is breached too when the outcome is decided and not told', async () => {
    app.clock.set('2027-01-10T10:00:00.000Z');
    const decided = await on.told();
    const { reference } = await on.lodged(decided.recipientTicket);
    await on.mailAbout(decided.recipient, /received/);
    const { id } = await on.take(reference);
    mail.refuseWith(451);
    await on.decide(id, { outcome: 'upheld' });
    app.clock.move({ days: 15 });
    await sweep();
    mail.refuseWith(undefined);
    expect((await breaches()).filter(({ factId }) => factId === id)).toMatchObject([{ factKind: 'complaint' }]);
  });

  it('ends with the decision where nobody can be told', async () => {
    app.clock.set('2026-11-09T12:00:00.000Z');
    const { contentId } = await cases.described(undefined);
    const held = await cases.ownInitiative(contentId);
    const { body: decision } = await cases.decide(held, {
      outcome: 'restrict',
      facts: 'It is spam.',
      ground: { kind: 'terms', clause: { code: 'spam' }, explanation: 'Advertising.' },
      restrictions: [{ type: 'visibility-removal' }],
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      keyword: 'KEYWORD_PHISHING',
      automation: { detection: false, decision: 'none', processing: [] },
    });
    const { body: entered } = await at.system.post<{ id: string; reference: string }>(on.path, {
      decisionId: decision.id,
      text: 'From the app.',
    });
    app.clock.move({ hours: 1 });
    await on.take(entered.reference);
    await on.decide(entered.id, { outcome: 'upheld' });
    const { body } = await at.compliance.get<{ items: { id: string; seconds: number | null }[] }>(
      '/v1/platforms/forum/response-times/complaint/rows?from=2026-11-09&to=2026-11-09',
    );
    expect(body.items.map(({ seconds }) => seconds)).toContain(hour);
  });
});
