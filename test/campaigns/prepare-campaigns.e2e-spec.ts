import { slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { campaignsOn, spam, type CampaignBody, type Campaigns } from './campaigns-on.js';

type Body = CampaignBody & ProblemBody;

describe('preparing a campaign', () => {
  let app: TestApp;
  let at: Desk;
  let other: Desk;
  let auditor: Client;
  let campaigns: Campaigns;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    other = await desk(app, { key: 'other' });
    auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    campaigns = campaignsOn(at);
  });
  afterAll(() => app.stop());

  const rows = async () =>
    (
      await app.db.query(
        'select 1 from campaign union all select 1 from campaign_content union all select 1 from campaign_event union all select 1 from campaign_sample',
      )
    ).length;
  const refusal = (body: ProblemBody) => [slugOf(body), body.errors?.map(({ pointer }) => pointer)];

  it('names a set and its decision, and gathers contents once each', async () => {
    const [one, two, three] = (await campaigns.describeMany(3)) as [string, string, string];
    const id = await campaigns.create(spam(), 'Phishing of today');
    expect((await campaigns.add(id, [one, two])).body).toEqual({ changed: 2 });
    expect((await campaigns.add(id, [two, three])).body).toEqual({ changed: 1 });
    expect((await campaigns.step(id, 'exclusions', { contentIds: [one, two] }, at.moderator)).body).toEqual({
      changed: 2,
    });
    expect((await campaigns.add(id, [one])).body).toEqual({ changed: 1 });
    const shown = await campaigns.show(id);
    expect(shown).toMatchObject({ name: 'Phishing of today', state: 'gathering', sampleRound: 0, decidedBy: null });
    expect(shown.contents).toEqual([
      { state: 'excluded', cause: null, contents: 1 },
      { state: 'listed', cause: null, contents: 2 },
    ]);
    expect(shown.draft).toMatchObject({ facts: spam().facts, restrictions: [{ type: 'visibility-removal' }] });
    expect(await campaigns.preview(id)).toMatchObject({
      contents: 2,
      recipients: 2,
      notified: 0,
      byKind: { content: 2 },
    });
    const { body } = await at.moderator.get<{ items: CampaignBody[] }>(`${campaigns.base}?state=gathering&limit=1`);
    expect(body.items).toHaveLength(1);
  });

  it.each([
    ['no ground', { ground: undefined }, ['#/ground']],
    ['no category', { category: undefined, keyword: undefined }, ['#/category']],
    [
      'an unknown clause',
      { ground: { kind: 'terms', clause: { code: 'none' }, explanation: 'x' } },
      ['#/ground/clause'],
    ],
    [
      'an end in the past',
      { restrictions: [{ type: 'visibility-removal', endsAt: '2020-01-01T00:00:00Z' }] },
      ['#/restrictions/0/endsAt'],
    ],
    ['a finding of single items', { forItems: [] }, ['#/forItems']],
    ['misuse', { misuse: {} }, ['#/misuse']],
    ['an order', { statementExemption: 'article-9-order' }, ['#/statementExemption']],
    [
      'nothing to find without a ground',
      { outcome: 'no-action', ground: undefined, restrictions: undefined },
      ['#/finding'],
    ],
    ['no name', { name: '' }, ['#/name']],
  ])('refuses %s, and writes nothing', async (_what, changes, pointers) => {
    const before = await rows();
    const { status, body } = await at.moderator.post<Body>(campaigns.base, { name: 'A wave', ...spam(), ...changes });
    expect([status, ...refusal(body)]).toEqual([422, 'invalid-input', pointers]);
    expect(await rows()).toBe(before);
  });

  it('refuses contents that nobody described, by position, and those of another platform', async () => {
    const [mine] = await campaigns.describeMany(1);
    const theirs = await campaignsOn(other).describe({}, 'theirs');
    const id = await campaigns.create();
    const before = await rows();
    const { status, body } = await campaigns.step<Body>(
      id,
      'contents',
      { contentIds: [mine, 'none', theirs] },
      at.moderator,
    );
    expect([status, ...refusal(body)]).toEqual([422, 'invalid-input', ['#/contentIds/1', '#/contentIds/2']]);
    const twice = await campaigns.step<Body>(id, 'contents', { contentIds: [mine, mine] }, at.moderator);
    expect([twice.status, ...refusal(twice.body)]).toEqual([422, 'invalid-input', ['#/contentIds']]);
    expect(await rows()).toBe(before);
  });

  it('is a stranger to other platforms, and only read by auditors', async () => {
    const id = await campaigns.create();
    for (const path of ['', '/preview', '/contents', '/samples/1'])
      expect((await other.senior.get(`/v1/platforms/other/campaigns/${id}${path}`)).status).toBe(404);
    expect((await other.senior.get(`${campaigns.base}/${id}`)).status).toBe(404);
    expect((await other.senior.post(`/v1/platforms/other/campaigns/${id}/samples`, {})).status).toBe(404);
    const shown = (await auditor.get<Body>(`${campaigns.base}/${id}`)).body;
    expect([shown.state, shown.draft]).toEqual(['gathering', null]);
    expect((await auditor.post(campaigns.base, { name: 'x', ...spam() })).status).toBe(403);
    expect((await auditor.post(`${campaigns.base}/${id}/samples`, {})).status).toBe(403);
  });

  it('draws a sample that anybody draws again, and freezes the list in its versions', async () => {
    const names = await campaigns.describeMany(30);
    const id = await campaigns.create();
    await campaigns.add(id, names);
    await campaigns.describe({ language: 'de' }, names[0]);
    const { body } = await campaigns.step(id, 'samples', {}, at.moderator);
    expect(body).toMatchObject({ state: 'sampled', samples: [{ round: 1, population: 30, size: 23 }] });
    const sample = (await at.moderator.get<SampleBody>(`${campaigns.base}/${id}/samples/1`)).body;
    expect(sample.items.map(({ position }) => position)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
    const listed = await campaigns.contents(id);
    const [{ drawn }] = (await app.db.query<{ drawn: string[] }>(
      `select array_agg(ref order by encode(sha256(convert_to($1 || ':' || ref, 'UTF8')), 'hex')) as drawn from unnest($2::text[]) ref`,
      [body.samples[0]!.seed, listed.map(({ contentRef }) => contentRef)],
    )) as unknown as [{ drawn: string[] }];
    const nameOf = new Map(listed.map(({ contentRef, contentId }) => [contentRef, contentId]));
    expect(sample.items.map(({ contentId }) => contentId)).toEqual(drawn.slice(0, 23).map((ref) => nameOf.get(ref)));
    expect(listed.find(({ contentId }) => contentId === names[0])!.version).toBe(2);
    const late = await campaigns.add(id, names);
    expect([late.status, slugOf(late.body as unknown as ProblemBody)]).toEqual([409, 'campaign-move-refused']);
    expect((await campaigns.step<Body>(id, 'samples', {}, at.moderator)).status).toBe(409);
  });

  it('is judged once by position, needs a note for what does not fit, and is kept from a decision by it', async () => {
    const names = await campaigns.describeMany(2);
    const id = await campaigns.create();
    const empty = await campaigns.step<Body>(id, 'samples', {}, at.moderator);
    expect([empty.status, slugOf(empty.body)]).toEqual([409, 'campaign-empty']);
    await campaigns.add(id, names);
    await campaigns.step(id, 'samples', {}, at.moderator);
    const judge = (position: number | string, body: Record<string, unknown>) =>
      campaigns.step<Body>(id, `sample/${position}/verdict`, body, at.moderator);
    const unsaid = await judge(1, { verdict: 'does-not-fit' });
    expect([unsaid.status, ...refusal(unsaid.body)]).toEqual([422, 'invalid-input', ['#/note']]);
    expect((await judge(9, { verdict: 'fits' })).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => judge(1, { verdict: 'does-not-fit', note: 'It warns of it.' })));
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await judge(2, { verdict: 'fits' })).status).toBe(204);
    expect((await campaigns.show(id)).state).toBe('sampled');
    expect((await campaigns.decide(id)).status).toBe(409);

    expect((await campaigns.step(id, 'reopening', { reason: 'One is wrong.' }, at.moderator)).body.state).toBe(
      'gathering',
    );
    const sample = (await at.moderator.get<SampleBody>(`${campaigns.base}/${id}/samples/1`)).body;
    expect(sample.items[0]).toMatchObject({
      verdict: 'does-not-fit',
      judgedBy: at.moderator.id,
      note: 'It warns of it.',
    });
    expect((await auditor.get<SampleBody>(`${campaigns.base}/${id}/samples/1`)).body.items[0]).toMatchObject({
      verdict: 'does-not-fit',
      note: null,
    });
    await campaigns.step(id, 'exclusions', { contentIds: [sample.items[0]!.contentId] }, at.moderator);
    await campaigns.check(id);
    expect(await campaigns.show(id)).toMatchObject({ state: 'checked', sampleRound: 2 });
    expect((await campaigns.step(id, 'discard', { reason: 'Not needed.' }, at.moderator)).body.state).toBe('discarded');
    expect((await campaigns.step(id, 'discard', { reason: 'Again.' }, at.moderator)).status).toBe(409);
  });

  it('gathers what matches by file, tag or account, as described now', async () => {
    const mediaSha256 = 'ab'.repeat(32);
    const film = await campaigns.describe({ mediaSha256 });
    const again = await campaigns.describe({ mediaSha256, recipient: { id: 'account-17' } });
    const former = await campaigns.describe({ mediaSha256 });
    await campaigns.describe({ mediaSha256: 'cd'.repeat(32) }, former);
    const tagged = await campaigns.describe({ tags: ['cup-final'], recipient: { id: 'account-17' } });
    const id = await campaigns.create();
    const match = (body: Record<string, unknown>) => campaigns.step<ProblemBody>(id, 'matches', body, at.moderator);
    expect((await match({ mediaSha256 })).body).toEqual({ changed: 2 });
    expect((await campaigns.contents(id)).map(({ contentId }) => contentId).sort()).toEqual([film, again].sort());
    expect((await match({ recipientId: 'account-17' })).body).toEqual({ changed: 1 });
    expect((await match({ tag: 'cup-final' })).body).toEqual({ changed: 0 });
    expect((await campaigns.contents(id)).map(({ contentId }) => contentId)).toContain(tagged);
    for (const body of [{}, { tag: 'cup-final', recipientId: 'account-17' }]) {
      const wrong = await match(body);
      expect([wrong.status, ...refusal(wrong.body)]).toEqual([422, 'invalid-input', ['#']]);
    }
    expect(refusal((await match({ mediaSha256: 'xyz' })).body)).toEqual(['invalid-input', ['#/mediaSha256']]);
    expect((await match({ tag: 'none' })).body).toEqual({ changed: 0 });
  });

  it('is drafted anew, and keeps the earlier draft on record', async () => {
    const id = await campaigns.create();
    const anew = spam({ restrictions: [{ type: 'visibility-disabling', endsAt: '2099-01-01T00:00:00.000Z' }] });
    const { status, body } = await at.moderator.put<Body>(`${campaigns.base}/${id}/decision`, anew);
    expect([status, body.draft!.restrictions]).toEqual([200, anew.restrictions]);
    const drafts = await app.db.query(
      `select 1 from sealed_text t join campaign_event e on e.text_id = t.id where e.campaign_id = $1 and e.kind in ('created', 'redrafted')`,
      [id],
    );
    expect(drafts).toHaveLength(2);
    await expect(app.db.query('delete from campaign_event')).rejects.toThrow('permission denied');
    await expect(app.db.query(`update campaign set name = 'other'`)).rejects.toThrow('permission denied');
  });
});

interface SampleBody {
  items: {
    position: number;
    contentId: string;
    verdict: string | null;
    judgedBy: string | null;
    note: string | null;
  }[];
}
