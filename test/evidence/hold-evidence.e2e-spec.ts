import { LegalHolds } from '../../apps/api/src/evidence/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { Held } from '../../apps/api/src/evidence/index.js';
import { casesOn, restricting } from '../decisions/cases-on.js';
import { requestsOn } from '../information-requests/requests-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface HoldBody {
  id: string;
  reason: string | null;
  endReason: string | null;
  endedAt: string | null;
  endedBy: string | null;
  errors: { pointer: string }[];
}

describe('a legal hold (AUD-7)', () => {
  let app: TestApp;
  let at: Desk;
  let holds: string;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    holds = `/v1/platforms/${at.platform}/legal-holds`;
  });
  afterAll(() => app.stop());

  const place = (held: Record<string, unknown>, changes: Record<string, unknown> = {}, by: Client = at.compliance) =>
    by.post<HoldBody>(holds, { held, legalBasis: 'Art. 67(2) DSA', reason: 'The Commission asks.', ...changes });
  const end = (id: string) => at.compliance.post<HoldBody>(`${holds}/${id}/end`, { reason: 'Closed.' });
  const holding = async (held: Held) =>
    (await app.db.read((tx) => app.app.get(LegalHolds).holding(tx, at.platformId, held))).map(({ id }) => id);
  const aCase = async () => {
    const on = casesOn(app, at);
    const { url, contentId } = await on.described({ email: 'author@example.org' });
    const { reference } = await on.notify({ platform: at.platform, items: [{ url }] });
    const id = await on.caseOf(reference);
    const [row] = await app.db.query<{ recipientId: string }>(
      `select v.recipient_id as "recipientId" from content c
       join content_version v on v.platform_id = c.platform_id and v.content_id = c.id where c.external_id = $1`,
      [contentId],
    );
    return { id, recipientId: row!.recipientId };
  };

  it('lies on a case, and on whose content it is about, until it is ended', async () => {
    const { id, recipientId } = await aCase();
    const other = await aCase();
    const { id: requestId } = await requestsOn(at).registered();
    const onCase = await place({ kind: 'case', id }, { requestId });
    expect(onCase).toMatchObject({ status: 201, body: { reason: 'The Commission asks.', endedAt: null } });
    const onRecipient = await place({ kind: 'recipient', id: recipientId });
    expect((await holding({ kind: 'case', id })).toSorted()).toEqual([onCase.body.id, onRecipient.body.id].toSorted());
    expect((await holding({ kind: 'recipient', id: recipientId })).toSorted()).toEqual(
      [onCase.body.id, onRecipient.body.id].toSorted(),
    );
    expect(await holding({ kind: 'case', id: other.id })).toEqual([]);
    const ends = await Promise.all([end(onCase.body.id), end(onCase.body.id)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await end(onRecipient.body.id);
    expect(await holding({ kind: 'case', id })).toEqual([]);
    const audited = await app.db.query<{ action: string }>(
      'select action from audit_entry where entity_id = $1 order by recorded_at, id',
      [onCase.body.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['legal-hold.placed', 'legal-hold.ended']);
  });

  it('on a period holds the cases that were open in it, until it expires', async () => {
    const { id } = await aCase();
    const now = app.clock.now().getTime();
    const period = { kind: 'period', from: new Date(now - 1_000), to: new Date(now + 1_000) } as const;
    const expiresAt = new Date(now + 86_400_000).toISOString();
    const { body } = await place(
      { ...period, from: period.from.toISOString(), to: period.to.toISOString() },
      { expiresAt },
    );
    expect(await holding({ kind: 'case', id })).toEqual([body.id]);
    expect(await holding(period)).toEqual([body.id]);
    expect(await holding({ kind: 'period', from: new Date(0), to: period.from })).toEqual([]);
    const inForce = async () => (await at.compliance.get<{ items: HoldBody[] }>(`${holds}?inForce=true`)).body.items;
    expect((await inForce()).map((hold) => hold.id)).toContain(body.id);
    app.clock.move({ days: 1 });
    expect(await holding({ kind: 'case', id })).toEqual([]);
    expect((await inForce()).map((hold) => hold.id)).not.toContain(body.id);
  });

  it('holds what a bundle would hold: cases noticed or decided anew in a period, and those that told the recipient', async () => {
    const on = casesOn(app, at);
    const { url } = await on.described({ email: 'author@example.org' });
    const decision = await on.decided(restricting(), [{ platform: at.platform, items: [{ url }] }]);
    const [row] = await app.db.query<{ id: string; recipientId: string }>(
      `select d.case_id as id, s.recipient_id as "recipientId" from decision d
       join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id where d.id = $1`,
      [decision.id],
    );
    const held = { kind: 'case', id: row!.id } as const;
    // Described anew as another's: the statement still went to the first.
    await app.owner.query('update content_version set recipient_id = null where recipient_id = $1', [row!.recipientId]);
    const told = await place({ kind: 'recipient', id: row!.recipientId });
    expect(await holding(held)).toEqual([told.body.id]);
    await end(told.body.id);
    const onCase = await place(held);
    expect(await holding({ kind: 'recipient', id: row!.recipientId })).toEqual([onCase.body.id]);
    await end(onCase.body.id);
    // A correction, months after the case was decided at first; and a notice that lay a week before it became a case.
    const month = { kind: 'period', from: '2025-03-01T00:00:00Z', to: '2025-04-01T00:00:00Z' };
    const inMonth = await place(month);
    expect(await holding(held)).toEqual([]);
    await app.owner.query(`update decision set occurred_at = '2025-03-31T23:59:59Z' where id = $1`, [decision.id]);
    expect(await holding(held)).toEqual([inMonth.body.id]);
    await app.owner.query(`update decision set occurred_at = '2025-04-01T00:00:00Z' where id = $1`, [decision.id]);
    expect(await holding(held)).toEqual([]);
    await app.owner.query(
      `update notice n set received_at = '2025-03-01T00:00:00Z' from notice_item i
       join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
       where i.platform_id = n.platform_id and i.notice_id = n.id and ci.case_id = $1`,
      [held.id],
    );
    expect(await holding(held)).toEqual([inMonth.body.id]);
    await end(inMonth.body.id);
  });

  it('is refused on what is not there, and nothing is written', async () => {
    const count = () => app.db.query<{ n: number }>('select count(*) as n from legal_hold');
    const before = await count();
    const pointers = async (held: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
      const { status, body } = await place(held, changes);
      return [status, body.errors.map(({ pointer }) => pointer)];
    };
    const none = await at.compliance.post<HoldBody>(holds, { legalBasis: 'Art. 67(2) DSA', reason: 'Asked.' });
    expect([none.status, none.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['#/held']]);
    expect(await pointers({ kind: 'case', id: newId() })).toEqual([422, ['#/held/id']]);
    expect(await pointers({ kind: 'recipient', id: newId() })).toEqual([422, ['#/held/id']]);
    expect(await pointers({ kind: 'period', from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toEqual([
      422,
      ['#/held/to'],
    ]);
    const period = { kind: 'period', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
    expect(await pointers(period, { expiresAt: '2020-01-01T00:00:00Z' })).toEqual([422, ['#/expiresAt']]);
    expect(await pointers(period, { requestId: newId() })).toEqual([422, ['#/requestId']]);
    expect(await pointers(period, { reason: '' })).toEqual([422, ['#/reason']]);
    expect(await count()).toEqual(before);
  });

  it('is placed by compliance officers alone; auditors see the record, other platforms nothing', async () => {
    const { id } = await aCase();
    const { body } = await place({ kind: 'case', id });
    expect((await place({ kind: 'case', id }, {}, at.senior)).status).toBe(403);
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect((await auditor.get<HoldBody>(`${holds}/${body.id}`)).body).toMatchObject({ id: body.id, reason: null });
    const other = await desk(app, { key: 'elsewhere' });
    expect((await other.compliance.get(`/v1/platforms/elsewhere/legal-holds/${body.id}`)).status).toBe(404);
    expect(
      (await other.compliance.post(`/v1/platforms/elsewhere/legal-holds/${body.id}/end`, { reason: 'x' })).status,
    ).toBe(404);
  });
});
