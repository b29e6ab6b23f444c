import { casesOn, type ProblemBody, slugOf } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { type ReportBody, sheetOf } from '../transparency-reports/report-reader.js';
import { aMeasure, storeMeasures } from './store-measures.js';

interface Systems {
  systems: {
    system: string;
    versions: string[];
    accuracy: { share: number; lower: number; upper: number } | null;
    precision: { share: number; items: number; counting: number; frame: number } | null;
    recall: { share: number; lower: number; upper: number } | null;
    judged: number;
    drawn: number;
    unflaggedJudged: number;
  }[];
}

const half = '2026-07-01/2026-12-31';
const julyDays = { from: '2026-07-01', to: '2026-07-31' };
const octets = { headers: { 'content-type': 'application/octet-stream' } };
const scam = { verdict: 'illegal', category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' };
const query = (changes: Record<string, string> = {}) =>
  new URLSearchParams({ ...julyDays, system: 'spam-filter', method: 'Uniform over ids.', ...changes }).toString();
const lines = (count: number, changes: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ contentId: `quiet-${i + 1}`, language: 'de', frameSize: 1_000, ...changes }),
  ).join('\n');

describe('the accuracy rows of the report', () => {
  let app: TestApp;
  let at: Desk;
  const samples = '/v1/platforms/forum/accuracy-samples';

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-07-05T09:00:00Z');
    at = await desk(app, { tier: 'vlop' });
    await storeMeasures(app.owner, at.platformId, [
      ...Array.from({ length: 20 }, (_, i) => aMeasure(`m-${i + 1}`)),
      ...Array.from({ length: 5 }, (_, i) => aMeasure(`n-${i + 1}`, { system: 'nudity', language: 'fr' })),
    ]);
    app.clock.set('2026-08-02T10:00:00Z');
  });
  afterAll(() => app.stop());

  const systems = async (search = '') =>
    (await at.compliance.get<Systems>(`/v1/platforms/forum/automation-accuracy/${half}${search}`)).body.systems;
  const report = async () => (await at.compliance.get<ReportBody>(`/v1/platforms/forum/reports/${half}`)).body;
  const accuracyRows = async () =>
    sheetOf(await report(), '8_automated_means')
      .records.filter((record) => String(record[4]).startsWith('Accuracy'))
      .map((record) => [String(record[4]).split(' - ')[1], record[5], record[6], String(record[7])] as const);
  /** Judges every item that waits: content by content, never by what the machine decided. */
  const judgeAll = async (verdictOf: (contentId: string) => Record<string, unknown>) => {
    for (;;) {
      const { status, body } = await at.moderator.post<{ itemId: string; contentId: string }>(
        '/v1/platforms/forum/accuracy-reviews/claims',
      );
      if (status !== 200) return;
      const url = `/v1/platforms/forum/accuracy-reviews/${body.itemId}/verdict`;
      expect((await at.moderator.post(url, verdictOf(body.contentId))).status).toBe(204);
    }
  };

  it('are blank, with the reason, as long as nothing was reviewed', async () => {
    const rows = await accuracyRows();
    expect(rows).toHaveLength(4 * 3 + 24 * 3);
    expect(new Set(rows.map(([, , value]) => value))).toEqual(new Set([null]));
    await at.compliance.post(samples, { ...julyDays, sizePerStratum: 10 });
    expect(new Set((await accuracyRows()).map(([, , value]) => value))).toEqual(new Set([null]));
    expect(await systems()).toEqual([]);
  });

  it('are filled for each system and language, with counts and interval; recall stays blank (Art. 15(1)(e))', async () => {
    await at.person({ alias: 'pauline', languages: ['fr'] });
    const wrong = new Set<string>();
    await judgeAll((contentId) => {
      if (wrong.size < 2) wrong.add(contentId);
      return wrong.has(contentId) ? { verdict: 'acceptable' } : scam;
    });
    const [spam] = await systems();
    expect(spam).toMatchObject({ system: 'spam-filter', versions: ['4.2'], judged: 10, drawn: 10, recall: null });
    expect(spam!.precision).toMatchObject({ share: 0.8, items: 10, counting: 8, frame: 20 });
    expect(spam!.accuracy!.lower).toBeCloseTo(0.4902, 3);
    expect(spam!.accuracy!.upper).toBeCloseTo(0.9433, 3);
    const rows = await accuracyRows();
    const at8 = (ratio: string, scope: string) => rows.filter(([r, s]) => r === ratio && s === scope);
    expect(at8('Accuracy', 'Total number').map(([, , value]) => value)).toEqual([0.8]);
    expect(at8('Precision', 'Own-initiative ').map(([, , value]) => value)).toEqual([0.8]);
    expect(at8('Precision', 'de').map(([, , value]) => value)).toEqual([0.8]);
    expect(at8('Precision', 'fr').map(([, , value]) => value)).toEqual([null]);
    expect(at8('Precision', 'NAM Total').map(([, , value]) => value)).toEqual([null]);
    expect(at8('Recall', 'Total number').map(([, , value]) => value)).toEqual([null]);
    const [, , , note] = at8('Accuracy', 'Total number')[0]!;
    for (const said of [
      'System: spam-filter, versions 4.2.',
      '8 of 10 reviewed',
      '0.4902 to 0.9433',
      'Possible rate of error: 0.2000',
    ]) {
      expect(note).toContain(said);
    }
    expect(at8('Recall', 'Total number')[0]![3]).toContain(
      'recall needs a random sample of contents that nobody flagged',
    );
    expect((await report()).findings.filter(({ sheet }) => sheet === '8_automated_means')).toEqual([]);
  });

  it('repeat for each system (Annex II 1.6)', async () => {
    const pauline = await at.person({ alias: 'paul', languages: ['fr'] });
    for (;;) {
      const { status, body } = await pauline.post<{ itemId: string }>('/v1/platforms/forum/accuracy-reviews/claims');
      if (status !== 200) break;
      await pauline.post(`/v1/platforms/forum/accuracy-reviews/${body.itemId}/verdict`, { verdict: 'undeterminable' });
    }
    expect((await systems()).map(({ system, accuracy }) => [system, accuracy])).toMatchObject([
      ['nudity', null],
      ['spam-filter', { share: 0.8 }],
    ]);
    const rows = await accuracyRows();
    expect(
      rows.filter(([ratio, scope]) => ratio === 'Accuracy' && scope === 'Total number').map(([, , v]) => v),
    ).toEqual([null, 0.8]);
  });

  describe('a sample of contents that nobody flagged', () => {
    const send = (body: string | Blob, search = query(), by = at.system) =>
      by.post<ProblemBody>(`${samples}/unflagged?${search}`, body, octets);

    it('is refused with the number of every bad line, and keeps nothing', async () => {
      const before = (await app.owner.query('select from accuracy_item')).rowCount;
      const refused = await send(`${lines(2)}\n{"contentId":""}\nnonsense`, query(), at.system);
      expect(refused.status).toBe(422);
      expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(['#/lines/3', '#/lines/4']);
      const later = await send(lines(1), query({ to: '2026-08-31' }), at.system);
      expect(later.body.errors).toMatchObject([{ pointer: '#/to' }]);
      const latin = await send(new Blob([Buffer.from(lines(1, { contentId: 'caf\u00e9' }), 'latin1')]));
      expect([latin.status, latin.body.errors[0]?.detail]).toEqual([422, 'must be UTF-8']);
      expect((await send(lines(1), query(), at.moderator)).status).toBe(403);
      expect((await at.system.post(`${samples}/unflagged?${query()}`, { contents: [] })).status).toBe(415);
      expect((await app.owner.query('select from accuracy_item')).rowCount).toBe(before);
    });

    it('is refused when a notice named one of the contents', async () => {
      app.clock.set('2026-07-20T10:00:00Z');
      const cases = casesOn(app, at);
      const { contentId, url } = await cases.described(undefined);
      await cases.notify({ items: [{ url }] });
      app.clock.set('2026-08-02T10:00:00Z');
      const { status, body } = await send(lines(1, { contentId }), query(), at.system);
      expect([status, body.errors[0]!.pointer]).toEqual([422, '#']);
      expect(body.errors[0]!.detail).toContain(contentId);
    });

    it('is taken once of two that arrive at once, and yields recall when it is reviewed', async () => {
      const answers = await Promise.all([
        send(lines(100), query(), at.system),
        send(lines(100), query(), at.compliance),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('sample-drawn');
      await judgeAll((contentId) => (contentId === 'quiet-7' ? scam : { verdict: 'acceptable' }));
      const spam = (await systems()).find(({ system }) => system === 'spam-filter')!;
      expect(spam.unflaggedJudged).toBe(100);
      // Restricted: 20 measures, 8 of 10 rightly so: 16. Missed: 1 of 100 of 1,000: 10.
      expect(spam.recall!.share).toBeCloseTo(16 / 26);
      expect(spam.recall!.lower).toBeLessThan(16 / 26);
      const rows = await accuracyRows();
      const recall = rows.filter(
        ([ratio, scope, , note]) => ratio === 'Recall' && scope === 'de' && note.includes('spam'),
      );
      expect(recall.map(([, , value]) => value)).toEqual([0.6154]);
      expect((await systems('?origin=notice')).map(({ recall }) => recall)).toEqual([null, null]);
    });
  });
});
