import { createHash } from 'node:crypto';
import { casesOn, doingNothing, restricting, slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { aMeasure, storeMeasures } from './store-measures.js';

interface Sample {
  id: string;
  seed: string;
  strata: {
    system: string;
    version: string;
    language: string;
    decided: string;
    frameSize: number;
    drawn: number;
    judged: number;
    undeterminable: number;
    waiting: number;
  }[];
}
interface Claimed {
  itemId: string;
  leaseEndsAt: string;
  contentId: string | null;
  content: { text: string | null; version: number } | null;
  location: { value: string } | null;
}
interface Items {
  items: { id: string; key: string; position: number; system: string; decided: string; verdict: string | null }[];
}

const july = { from: '2026-07-01', to: '2026-07-31' };
const scam = { verdict: 'illegal', category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', keyword: 'KEYWORD_PHISHING' };

describe('the accuracy of automated means', () => {
  let app: TestApp;
  let at: Desk;
  let other: Desk;
  const samples = '/v1/platforms/forum/accuracy-samples';
  const reviews = '/v1/platforms/forum/accuracy-reviews';

  const claim = (by: Client) => by.post<Claimed>(`${reviews}/claims`);
  const judge = (by: Client, itemId: string, verdict: Record<string, unknown> = scam) =>
    by.post<ProblemBody>(`${reviews}/${itemId}/verdict`, verdict);
  const count = async (table: string) =>
    (await app.owner.query<{ count: number }>(`select count(*)::integer as count from ${table}`)).rows[0]!.count;

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-07-05T09:00:00Z');
    at = await desk(app);
    other = await desk(app, { key: 'market' });
    await at.system.put('/v1/platforms/forum/contents/post-m-1', {
      kind: 'content',
      contentTypes: ['text'],
      language: 'de',
      text: 'Ihr Konto ist gesperrt. Klicken Sie hier.',
      urls: ['https://forum.example/posts/m-1'],
    });
    const measures = Array.from({ length: 40 }, (_, i) => aMeasure(`m-${i + 1}`));
    await storeMeasures(app.owner, at.platformId, [
      ...measures,
      aMeasure('by-hand', { automatedDecision: 'none' }),
      aMeasure('in-august', { occurredAt: '2026-07-31T22:30:00Z', recordedAt: '2026-07-31T22:30:00Z' }),
    ]);
    const automation = { detection: true, decision: 'full', processing: [], system: 'triage', version: '1' };
    const cases = casesOn(app, at);
    await cases.decided(restricting({ automation }));
    await cases.decided(doingNothing({ automation }));
  });
  afterAll(() => app.stop());

  describe('drawing', () => {
    it('refuses days that are not over, a size of none and who may not, and keeps nothing', async () => {
      app.clock.set('2026-07-31T10:00:00Z');
      const refused = async (body: object) => (await at.compliance.post<ProblemBody>(samples, body)).body.errors;
      expect(await refused({ ...july, sizePerStratum: 10 })).toMatchObject([{ pointer: '#/to' }]);
      expect(await refused({ from: '2026-07-02', to: '2026-07-01', sizePerStratum: 10 })).toMatchObject([
        { pointer: '#/to' },
      ]);
      expect(await refused({ ...july, sizePerStratum: 0 })).toMatchObject([{ pointer: '#/sizePerStratum' }]);
      expect((await at.moderator.post(samples, { ...july, sizePerStratum: 10 })).status).toBe(403);
      expect(await count('accuracy_sample')).toBe(0);
    });

    it('says so when nothing was decided with automated means', async () => {
      app.clock.set('2026-08-02T10:00:00Z');
      const { status, body } = await at.compliance.post<ProblemBody>(samples, {
        from: '2026-05-01',
        to: '2026-05-31',
        sizePerStratum: 10,
      });
      expect([status, slugOf(body)]).toEqual([409, 'nothing-to-draw']);
    });

    it('draws once of two who draw at once, each stratum apart, days of the platform’s zone', async () => {
      const answers = await Promise.all(
        [1, 2].map(() => at.compliance.post<Sample>(samples, { ...july, sizePerStratum: 10 })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await count('accuracy_sample')).toBe(1);
      const sample = answers.find(({ status }) => status === 201)!.body;
      expect(sample.strata.map((s) => [s.system, s.version, s.language, s.decided, s.frameSize, s.drawn])).toEqual([
        ['spam-filter', '4.2', 'de', 'restrict', 40, 10],
        ['triage', '1', 'und', 'no-action', 1, 1],
        ['triage', '1', 'und', 'restrict', 1, 1],
      ]);
      const audited = await app.owner.query(`select from audit_entry where action = 'accuracy-sample.drawn'`);
      expect(audited.rowCount).toBe(1);
    });

    it('can be drawn again by anybody who has seed, method and keys', async () => {
      const { id, seed } = (await at.compliance.get<{ items: Sample[] }>(samples)).body.items[0]!;
      const rank = (key: string) => createHash('sha256').update(`${seed}:${key}`).digest('hex').slice(0, 15);
      const keys = Array.from({ length: 40 }, (_, i) => `measure:2026-07-05:m-${i + 1}`);
      const mine = keys.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 10);
      const { body } = await at.compliance.get<Items>(`${samples}/${id}/items?limit=200`);
      const theirs = body.items
        .filter(({ system }) => system === 'spam-filter')
        .sort((a, b) => a.position - b.position);
      expect(theirs.map(({ key }) => key)).toEqual(mine);
    });

    it('is the same when drawn again, later facts left out; and not when a record is gone', async () => {
      const { id } = (await at.compliance.get<{ items: Sample[] }>(samples)).body.items[0]!;
      await storeMeasures(app.owner, at.platformId, [aMeasure('late', { recordedAt: '2026-08-03T00:00:00Z' })]);
      const redraw = () =>
        at.compliance.get<{ agrees: boolean; strata: { sameFrame: boolean }[] }>(`${samples}/${id}/redraw`);
      expect((await redraw()).body.agrees).toBe(true);
      await app.owner.query(`delete from measure where measure_id = 'm-40'`);
      const { body } = await redraw();
      expect(body.agrees).toBe(false);
      expect(body.strata.map(({ sameFrame }) => sameFrame)).toEqual([false, true, true]);
      await storeMeasures(app.owner, at.platformId, [aMeasure('m-40')]);
      expect((await redraw()).body.agrees).toBe(true);
    });

    it('is not seen by another platform, nor item by item by who reviews', async () => {
      const { id } = (await at.compliance.get<{ items: Sample[] }>(samples)).body.items[0]!;
      expect((await other.compliance.get(`/v1/platforms/market/accuracy-samples/${id}`)).status).toBe(404);
      expect((await other.compliance.get(`/v1/platforms/market/accuracy-samples/${id}/redraw`)).status).toBe(404);
      expect((await at.moderator.get(`${samples}/${id}/items`)).status).toBe(403);
      expect((await at.moderator.get(`${samples}/${id}`)).status).toBe(200);
    });
  });

  describe('second review', () => {
    it('gives two at once different items, and says nothing of what the machine decided', async () => {
      const [one, two] = await Promise.all([claim(at.moderator), claim(at.senior)]);
      expect([one.status, two.status]).toEqual([200, 200]);
      expect(one.body.itemId).not.toBe(two.body.itemId);
      const said = JSON.stringify([one.body, two.body]);
      for (const word of ['spam-filter', 'triage', 'restrict', 'SCAMS', 'full', 'notice', 'key', '4.2']) {
        expect(said).not.toContain(word);
      }
      expect((await at.moderator.post(`${reviews}/${one.body.itemId}/release`)).status).toBe(204);
      expect((await at.senior.post(`${reviews}/${two.body.itemId}/release`)).status).toBe(204);
    });

    it('refuses a verdict that is none, and one on what is not held; nothing is written', async () => {
      const { itemId } = (await claim(at.senior)).body;
      const pointers = async (verdict: object) =>
        (await judge(at.senior, itemId, verdict as never)).body.errors.map(({ pointer }) => pointer);
      expect(await pointers({ verdict: 'guilty' })).toEqual(['#/verdict']);
      expect(await pointers({ verdict: 'illegal' })).toEqual(['#/category']);
      expect(await pointers({ verdict: 'acceptable', category: scam.category })).toEqual(['#/category']);
      expect(await pointers({ ...scam, keyword: 'KEYWORD_SUICIDE' })).toEqual(['#/keyword']);
      const stranger = await judge(at.moderator, itemId);
      expect([stranger.status, slugOf(stranger.body)]).toEqual([409, 'item-not-held']);
      expect((await other.moderator.post(`/v1/platforms/market/accuracy-reviews/${itemId}/verdict`, scam)).status).toBe(
        404,
      );
      app.clock.move({ minutes: 16 });
      const late = await judge(at.senior, itemId);
      expect([late.status, slugOf(late.body)]).toEqual([409, 'item-not-held']);
      expect(await count('accuracy_verdict')).toBe(0);
      const again = (await claim(at.moderator)).body.itemId;
      await at.moderator.post(`${reviews}/${again}/release`);
    });

    it('takes one verdict of two at once, and never another', async () => {
      const { itemId } = (await claim(at.senior)).body;
      const answers = await Promise.all([
        judge(at.senior, itemId, { ...scam, note: 'A copy of a bank.' }),
        judge(at.senior, itemId),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect((await judge(at.senior, itemId)).status).toBe(409);
      expect((await at.senior.post(`${reviews}/${itemId}/release`)).status).toBe(409);
      expect(await count('accuracy_verdict')).toBe(1);
      const { rows } = await app.owner.query<{ action: string }>(
        `select action from audit_entry where entity_id = $1 order by recorded_at, id`,
        [itemId],
      );
      expect(rows.map(({ action }) => action).slice(-2)).toEqual(['accuracy-item.claimed', 'accuracy-item.reviewed']);
    });

    it('never gives a decision to who made it, and gives all others out once', async () => {
      const given: string[] = [];
      for (let next = await claim(at.moderator); next.status === 200; next = await claim(at.moderator)) {
        given.push(next.body.itemId);
        expect((await judge(at.moderator, next.body.itemId, { verdict: 'acceptable' })).status).toBe(204);
      }
      const { id } = (await at.compliance.get<{ items: Sample[] }>(samples)).body.items[0]!;
      const open = (await at.compliance.get<Items>(`${samples}/${id}/items`)).body.items.filter(
        ({ verdict }) => !verdict,
      );
      expect(open.every(({ system }) => system === 'triage')).toBe(true);
      expect(given).not.toContain(open[0]!.id);
      for (let next = await claim(at.senior); next.status === 200; next = await claim(at.senior)) {
        expect(next.body.location?.value).toMatch(/^https:\/\/forum\.example\/posts\//);
        expect((await judge(at.senior, next.body.itemId)).status).toBe(204);
      }
      expect(await count('accuracy_verdict')).toBe(12);
      expect((await claim(at.senior)).status).toBe(204);
    });

    it('gives nobody what a declared tie of theirs concerns', async () => {
      const dutch = { language: 'nl', occurredAt: '2026-05-05T10:00:00Z' };
      await storeMeasures(
        app.owner,
        at.platformId,
        ['a', 'b', 'c'].map((id) => aMeasure(`tied-${id}`, dutch)),
      );
      await app.owner.query(`update measure set recipient_external_id = 'sister' where measure_id = 'tied-a'`);
      const nele = await at.person({ alias: 'nele', languages: ['nl'] });
      const ties = [{ accountId: 'sister' }, { contentId: 'post-tied-b' }];
      for (const to of ties) await nele.post('/v1/platforms/forum/interests', { tie: 'family', ...to });
      await at.compliance.post(samples, { from: '2026-05-01', to: '2026-05-31', sizePerStratum: 10 });
      const given = await claim(nele);
      expect([given.status, given.body.contentId]).toEqual([200, 'post-tied-c']);
      expect((await claim(nele)).status).toBe(204);
    });

    it('asks people who speak the language, or anybody where nobody does', async () => {
      const speaks = { category: 'STATEMENT_CATEGORY_SELF_HARM', occurredAt: '2026-06-05T10:00:00Z' };
      await storeMeasures(app.owner, at.platformId, [
        aMeasure('french', { ...speaks, language: 'fr-FR' }),
        aMeasure('greek', { ...speaks, language: 'el' }),
      ]);
      const pauline = await at.person({ alias: 'pauline', languages: ['fr'] });
      await at.compliance.post(samples, { from: '2026-06-01', to: '2026-06-30', sizePerStratum: 10 });
      const greek = await claim(at.moderator);
      expect(greek.body.contentId).toBe('post-greek');
      expect((await claim(at.moderator)).status).toBe(204);
      expect((await claim(pauline)).body.contentId).toBe('post-french');
      await judge(at.moderator, greek.body.itemId, { verdict: 'undeterminable' });
    });
  });
});
