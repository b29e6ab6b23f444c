import { Review } from '../../apps/api/src/review/index.js';
import { ReturnCasesService } from '../../apps/api/src/review/return-cases.service.js';
import { aNotice, desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface Claimed {
  claim: { caseId: string; expiresAt: string };
  case: {
    id: string;
    place: string;
    priority: string;
    language: string;
    seenThrough: string;
    itemCount: number;
    items: { id: string; url: string; explanation: string }[];
  };
}

describe('claiming cases (Art. 16(6))', () => {
  let app: TestApp;
  let at: Desk;
  let n = 0;

  beforeEach(async () => {
    app = await testApp({ env: { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' } });
    at = await desk(app);
  });
  afterEach(() => app.stop());

  const submit = (changes: object = {}) =>
    at.stranger.post('/v1/notices', aNotice({ items: [{ url: `https://forum.example/c/${n++}` }], ...changes }));
  const claim = async (who: Client = at.moderator) => {
    const { status, body } = await who.post<Claimed>('/v1/review/claims', {});
    expect([status, body]).toEqual([status === 204 ? 204 : 200, body]);
    return status === 204 ? null : body;
  };
  const act = (who: Client, caseId: string, verb: string, body: object = {}) =>
    who.post(`/v1/review/cases/${caseId}/${verb}`, body);
  const later = (by: { minutes?: number; hours?: number; days?: number }) => app.clock.move(by);
  const sweep = () => app.app.get(ReturnCasesService).sweep();

  it('hands out the case with its notices and the reason for its place, and nobody’s name', async () => {
    await submit({ explanation: 'Sells what is not his.' });
    const claimed = (await claim())!;
    expect(claimed.case.items).toMatchObject([{ explanation: 'Sells what is not his.' }]);
    expect(claimed.case.place).toMatch(/due \d{4}-/);
    expect(JSON.stringify(claimed)).not.toMatch(/eve@example|Eve Example/);
    expect(await claim(at.senior)).toBeNull();
  });

  it('gives the most urgent first: threat to life, child safety, then by due time', async () => {
    await submit();
    await submit({ allegesChildSexualAbuse: true });
    await submit({ allegesThreatToLife: true });
    const order = [];
    for (let i = 0; i < 3; i++) order.push((await claim())!.case.priority);
    expect(order).toEqual(['threat-to-life', 'child-safety', 'standard']);
  });

  it('is not moved by how many notices ask for a case', async () => {
    await submit({ items: [{ url: 'https://forum.example/first' }] });
    later({ minutes: 1 });
    for (let i = 0; i < 10; i++) await submit({ items: [{ url: 'https://forum.example/viral' }] });
    expect((await claim())!.case.items[0]!.url).toBe('https://forum.example/first');
  });

  it('goes by language and skill: nobody is given what they cannot judge', async () => {
    await submit({ language: 'de' });
    await submit({ language: 'en', allegesChildSexualAbuse: true });
    const english = await at.person({ alias: 'english', languages: ['en'], skills: [] });
    expect(await claim(english)).toBeNull();
    const german = await at.person({ alias: 'german', languages: ['de'], skills: [] });
    expect((await claim(german))!.case.language).toBe('de');
  });

  it('shows suspected child abuse to nobody without the skill, not by its id either', async () => {
    await submit({ allegesChildSexualAbuse: true });
    const { case: suspected } = (await claim())!;
    const other = await at.person({ alias: 'other', skills: [] });
    expect((await other.get(`/v1/review/cases/${suspected.id}`)).status).toBe(404);
    expect((await act(other, suspected.id, 'pull', { reason: 'curious' })).status).toBe(404);
    expect((await at.moderator.get(`/v1/review/cases/${suspected.id}`)).status).toBe(200);
  });

  it('comes with its first items and pages through the rest; each look is on record (PRV-1)', async () => {
    const item = { url: 'https://forum.example/many' };
    for (let i = 0; i < 3; i++) await submit({ items: [item], explanation: `Notice ${i}` });
    const { case: mine } = (await claim())!;
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const path: string = `/v1/review/cases/${mine.id}/items?limit=2${next && `&after=${next}`}`;
      const { body } = await at.moderator.get<{ items: { id: string }[]; next: string | null }>(path);
      seen.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    expect(seen).toEqual(mine.items.map(({ id }) => id));
    expect((await at.moderator.get(`/v1/review/cases/${mine.id}/items?after=bm9uZQ`)).status).toBe(422);
    const looks = await app.db.query(`select from audit_entry where action = 'case.looked-up' and actor_id = $1`, [
      at.moderator.id,
    ]);
    expect(looks).toHaveLength(2);
  });

  it('hands no case out twice to 200 claimers at once', async () => {
    await Promise.all(Array.from({ length: 150 }, () => submit()));
    const people = await Promise.all(Array.from({ length: 8 }, (_, i) => at.person({ alias: `p${i}` })));
    const claims = await Promise.all(Array.from({ length: 200 }, (_, i) => claim(people[i % people.length])));
    const ids = claims.flatMap((one) => (one ? [one.case.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    for (let more = await claim(); more; more = await claim()) ids.push(more.case.id);
    expect(new Set(ids).size).toBe(150);
  });

  it('puts the case back when its moderator does not come back', async () => {
    await submit();
    const { case: lost } = (await claim())!;
    later({ minutes: 16 });
    expect((await act(at.moderator, lost.id, 'renew')).status).toBe(409);
    await sweep();
    expect((await claim(at.senior))!.case.id).toBe(lost.id);
  });

  it('keeps it for whoever renews', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    later({ minutes: 10 });
    expect((await act(at.moderator, mine.id, 'renew')).status).toBe(200);
    later({ minutes: 10 });
    await sweep();
    expect(await claim(at.senior)).toBeNull();
  });

  it('can be released, and claimed again', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    expect((await act(at.moderator, mine.id, 'release')).status).toBe(204);
    expect((await act(at.moderator, mine.id, 'release')).status).toBe(409);
    expect((await claim(at.senior))!.case.id).toBe(mine.id);
  });

  it('can be put on hold with a reason until a day; the due time stands', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    const tooLate = new Date(app.clock.now().getTime() + 40 * 86_400_000);
    expect((await act(at.moderator, mine.id, 'hold', { reason: 'wait', until: tooLate })).status).toBe(422);
    const day = new Date(app.clock.now().getTime() + 86_400_000);
    expect((await act(at.moderator, mine.id, 'hold', { reason: 'wait', until: day })).status).toBe(204);
    expect(await claim(at.senior)).toBeNull();
    later({ days: 1, minutes: 1 });
    await sweep();
    expect((await claim(at.senior))!.case.place).toBe(mine.place);
  });

  it('can be handed over to one person, who alone is given it for a day', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    const german = await at.person({ alias: 'german', languages: ['de'] });
    expect((await act(at.moderator, mine.id, 'hand-over', { reason: 'yours', to: german.id })).status).toBe(422);
    expect((await act(at.moderator, mine.id, 'hand-over', { reason: 'yours', to: at.senior.id })).status).toBe(204);
    expect(await claim(at.moderator)).toBeNull();
    expect((await claim(at.senior))!.case.id).toBe(mine.id);
  });

  it('comes back into its lane when the person does not take it', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    await act(at.moderator, mine.id, 'hand-over', { reason: 'yours', to: at.senior.id });
    later({ hours: 25 });
    await sweep();
    expect((await claim(at.moderator))!.case.id).toBe(mine.id);
  });

  it('can be escalated to the seniors', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    expect((await act(at.moderator, mine.id, 'escalate', { reason: 'hard' })).status).toBe(204);
    expect(await claim(at.moderator)).toBeNull();
    expect((await claim(at.senior))!.case.id).toBe(mine.id);
  });

  it('out of order needs a reason, and is on record', async () => {
    await submit();
    await submit();
    const rows = await app.db.query<{ id: string }>(
      'select id from review_case order by urgent_at desc, id desc limit 1',
    );
    const last = rows[0]!.id;
    expect((await act(at.moderator, last, 'pull', {})).status).toBe(422);
    expect((await act(at.moderator, last, 'pull', { reason: 'The author called.' })).status).toBe(200);
    expect((await act(at.senior, last, 'pull', { reason: 'Me too.' })).status).toBe(409);
    expect(await app.db.query('select kind from case_event')).toEqual([{ kind: 'pulled' }]);
    expect((await app.db.query(`select action from audit_entry where action = 'case.pulled'`)).length).toBe(1);
  });

  it('is raised by a later notice that alleges a threat to life, a held case too (TRI-3)', async () => {
    const item = { url: 'https://forum.example/raised' };
    await submit({ items: [item] });
    const { case: mine } = (await claim())!;
    const day = new Date(app.clock.now().getTime() + 86_400_000);
    await act(at.moderator, mine.id, 'hold', { reason: 'wait', until: day });
    await submit();
    await submit({ items: [item], allegesThreatToLife: true });
    const raised = await until(async () => {
      const next = await claim();
      if (next?.case.id === mine.id) return next;
      if (next) await act(at.moderator, next.case.id, 'release');
      return null;
    });
    expect(raised.case).toMatchObject({ id: mine.id, priority: 'threat-to-life', itemCount: 2 });
  });

  it('records whether an item gives actual knowledge, by whom and since when (Art. 16(3), TRI-1)', async () => {
    await submit();
    const { case: mine } = (await claim())!;
    const item = mine.items[0]!.id;
    const assess = (body: object) => act(at.moderator, mine.id, 'knowledge-assessments', body);
    const occurredAt = app.clock.now();
    app.clock.move({ minutes: 5 });
    const later = new Date(app.clock.now().getTime() + 1).toISOString();
    const plain = { itemId: item, givesActualKnowledge: true, reason: 'Plain to see.' };
    expect((await assess({ ...plain, occurredAt: later })).status).toBe(422);
    expect((await assess({ ...plain, occurredAt: occurredAt.toISOString() })).status).toBe(204);
    expect((await assess({ itemId: mine.id, givesActualKnowledge: true })).status).toBe(422);
    expect(
      (await act(at.senior, mine.id, 'knowledge-assessments', { itemId: item, givesActualKnowledge: false })).status,
    ).toBe(409);
    expect(
      await app.db.query(
        'select item_id, staff_id, gives_actual_knowledge, occurred_at, recorded_at from knowledge_assessment',
      ),
    ).toEqual([
      {
        item_id: item,
        staff_id: at.moderator.id,
        gives_actual_knowledge: true,
        occurred_at: occurredAt,
        recorded_at: app.clock.now(),
      },
    ]);
  });

  it('can be decided only with the skill that it asks for by now', async () => {
    const plain = await at.person({ alias: 'plain', skills: [] });
    const item = { url: 'https://forum.example/turned' };
    await submit({ items: [item] });
    const { case: mine } = (await claim(plain))!;
    await submit({ items: [item], allegesChildSexualAbuse: true });
    await until(
      async () =>
        (await at.moderator.get<{ skill: string }>(`/v1/review/cases/${mine.id}`)).body.skill === 'child-safety',
    );
    const closing = { platformId: at.platformId, caseId: mine.id, staffId: plain.id, now: app.clock.now() };
    await expect(
      app.db.transaction((tx) => app.app.get(Review).closeCase(tx, { ...closing, seenThrough: mine.seenThrough })),
    ).rejects.toMatchObject({ slug: 'lease-lost' });
  });

  it('lets no item fall between two chairs, in thousands of meetings of intake and decision', async () => {
    const review = app.app.get(Review);
    const item = { url: 'https://forum.example/meeting' };
    let submitting = true;
    let submitted = 0;
    const notifiers = Array.from({ length: 8 }, async () => {
      while (submitting) {
        const { status } = await submit({ items: [item] });
        if (status === 201) submitted++;
      }
    });
    const closed: { caseId: string; count: number }[] = [];
    const closers = [at.moderator, at.senior].map(async (who) => {
      while (submitted < 2_000) {
        const claimed = await claim(who);
        if (!claimed) continue;
        const { id: caseId, seenThrough } = claimed.case;
        const done = await app.db.transaction((tx) =>
          review.closeCase(tx, {
            platformId: at.platformId,
            caseId,
            staffId: who.id,
            seenThrough,
            now: app.clock.now(),
          }),
        );
        expect(done.items.count).toBe(claimed.case.itemCount);
        closed.push({ caseId, count: done.items.count });
      }
    });
    await Promise.all(closers);
    submitting = false;
    await Promise.all(notifiers);
    expect(closed.length).toBeGreaterThan(20);
    const [totals] = await app.db.query<{ items: number; waiting: number; open: number }>(
      `select count(*) as items, count(*) filter (where c.state <> 'decided') as waiting,
        (select count(*) from review_case where state <> 'decided') as open
      from notice_item i left join case_item ci on ci.item_id = i.id left join review_case c on c.id = ci.case_id`,
    );
    const answered = closed.reduce((sum, one) => sum + one.count, 0);
    expect(totals!.items).toBe(submitted);
    expect(answered + totals!.waiting).toBe(submitted);
    expect(totals!.open).toBeLessThanOrEqual(1);
  }, 120_000);
});
