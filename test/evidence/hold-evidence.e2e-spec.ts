import { LegalHolds } from '../../apps/api/src/evidence/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { Held } from '../../apps/api/src/evidence/index.js';
import { casesOn } from '../decisions/cases-on.js';
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
    app = await testApp({ env: { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' } });
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

  it('is refused on what is not there, and nothing is written', async () => {
    const count = () => app.db.query<{ n: number }>('select count(*) as n from legal_hold');
    const before = await count();
    const pointers = async (held: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
      const { status, body } = await place(held, changes);
      return [status, body.errors.map(({ pointer }) => pointer)];
    };
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
