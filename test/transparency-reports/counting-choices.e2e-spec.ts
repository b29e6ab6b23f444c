import { casesOn, doingNothing, restricting } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { randomHistory, mulberry32 } from './random-history.js';
import { randomRights } from './random-rights.js';
import { type ReportBody, rowsOf, sheetOf } from './report-reader.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { Keys } from '../../apps/api/src/access/index.js';
import { client } from '../support/http.js';
import { storeHistory } from './store-history.js';
import { storeRights } from './store-rights.js';

const july = '2026-07-01/2026-07-31';

/** Each choice beside the default, over facts small enough to be counted by hand. */
describe('what Annex II leaves open', () => {
  let app: TestApp;
  let at: Desk;

  const set = (settings: object) =>
    app.owner.query('update platform set report_settings = $2 where id = $1', [at.platformId, settings]);
  const report = async (settings: object = {}, period = july) => {
    await set(settings);
    const { status, body } = await at.compliance.get<ReportBody>(`/v1/platforms/forum/reports/${period}`);
    expect(status).toBe(200);
    return body;
  };
  const total = async (sheet: string, settings?: object, period?: string) =>
    rowsOf(sheetOf(await report(settings, period), sheet))[0]!.cells;
  const median = async (settings?: object, period?: string) =>
    (await total('4_notices', settings, period))['notice_median_action_hours'];

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-07-06T08:00:00Z');
    at = await desk(app, { tier: 'vlop' });
    const cases = casesOn(app, at);
    const confirm = (commandId: string) =>
      at.system.post(`/v1/platforms/forum/enforcement-commands/${commandId}/confirmations`, {
        outcome: 'done',
        effectiveAt: app.clock.now().toISOString(),
      });
    // One notice of two items, acted on after one hour and after three; another one names the first item again.
    const [first, second] = ['https://forum.example/posts/1', 'https://forum.example/posts/2'];
    const notice = await cases.notify({ items: [{ url: first }, { url: second }] });
    await cases.notify({ items: [{ url: first }] });
    const idle = await cases.notify({ items: [{ url: 'https://forum.example/posts/3' }] });
    const caseIds = (
      await app.db.query<{ caseId: string }>(
        `select distinct ci.case_id as "caseId", i.position from notice n join notice_item i on i.notice_id = n.id
         join case_item ci on ci.item_id = i.id where n.reference = $1 order by i.position`,
        [notice.reference],
      )
    ).map(({ caseId }) => caseId);
    const act = async (caseId: string, types: string[]) => {
      const held = await cases.take(caseId);
      const { body } = await cases.decide(held, restricting({ restrictions: types.map((type) => ({ type })) }));
      for (const { command } of body.restrictions) expect((await confirm(command.id)).status).toBeLessThan(300);
    };
    app.clock.move({ hours: 1 });
    await act(caseIds[0]!, ['visibility-removal', 'account-suspension']);
    app.clock.move({ hours: 2 });
    await act(caseIds[1]!, ['visibility-removal']);
    // Answered without action after ten hours.
    app.clock.move({ hours: 7 });
    await cases.decide(await cases.take(await cases.caseOf(idle.reference)), doingNothing());
    // At the platform's own initiative: one decision, two restrictions.
    const { contentId } = await cases.described({ accountType: 'private' });
    const automation = { detection: true, decision: 'full', processing: [], system: 'hash-match', version: '1' };
    const own = restricting({
      restrictions: [{ type: 'visibility-removal' }, { type: 'account-suspension' }],
      automation,
    });
    const ownDecision = await cases.decide(await cases.ownInitiative(contentId), own);
    expect(ownDecision.body).toMatchObject({ outcome: 'restrict' });
    // Received in July, acted on in August.
    app.clock.set('2026-07-31T08:00:00Z');
    const late = await cases.notify();
    app.clock.move({ hours: 48 });
    await act(await cases.caseOf(late.reference), ['visibility-removal']);
    app.clock.set('2026-11-22T00:00:00Z');
  });
  afterAll(() => app.stop());

  it('an item named in several notices counts in each, or once (row 2)', async () => {
    expect(await total('4_notices')).toMatchObject({ notices_received: 4, notice_items: 5 });
    expect(await total('4_notices', { itemInSeveralNotices: 'once' })).toMatchObject({
      notices_received: 4,
      notice_items: 4,
    });
  });

  it('the median is over items, or over the first or last of each notice (row 11)', async () => {
    expect(await median()).toBe(1); // 1, 1 and 3 hours
    expect(await median({ medianObservation: 'notice-first' })).toBe(1); // 1 and 1
    expect(await median({ medianObservation: 'notice-last' })).toBe(2); // 1 and 3
  });

  it('items without action are left out of the median, or observed until they were answered (row 10)', async () => {
    expect(await median({ noticesWithoutAction: 'until-answered' })).toBe(2); // 1, 1, 3, 10
  });

  it('the median is of what was decided in the period, or of what was received in it (row 15)', async () => {
    const august = '2026-08-01/2026-08-31';
    expect(await median({}, august)).toBe(48);
    expect(await median({ noticeMedianCohort: 'received' }, august)).toBeNull();
    expect(await median({ noticeMedianCohort: 'received' })).toBe(2); // 1, 1, 3 and 48 hours
  });

  it('one measure is one restriction, or one decision (row 19)', async () => {
    const own = { own_measures: 2, own_measures_automated: 2, vis_removal: 1, acc_suspension: 1 };
    expect(await total('5_own_initiative_illegal')).toMatchObject(own);
    expect((await total('4_notices'))['notice_actions_law']).toBe(3);
    const settings = { measureIs: 'decision' };
    expect(await total('5_own_initiative_illegal', settings)).toMatchObject({
      ...own,
      own_measures: 1,
      own_measures_automated: 1,
    });
    expect((await total('4_notices', settings))['notice_actions_law']).toBe(2);
    const sheet8 = (body: ReportBody) =>
      sheetOf(body, '8_automated_means')
        .records.slice(0, 2)
        .map((record) => record[6]);
    expect(sheet8(await report())).toEqual([2, 3]);
    expect(sheet8(await report(settings))).toEqual([1, 2]);
  });

  it('a median over nothing is blank, or 0 (row 24)', async () => {
    const nothing = '2026-03-01/2026-03-31';
    expect(await median({}, nothing)).toBeNull();
    expect(await median({ medianOfNothing: 'zero' }, nothing)).toBe(0);
    const medians = (body: ReportBody) =>
      sheetOf(body, '7_appeals_and_recidivism')
        .records.filter((record) => record[5] === 'Median time')
        .map((record) => record[6]);
    expect(new Set(medians(await report({}, nothing)))).toEqual(new Set([null]));
    expect(new Set(medians(await report({ medianOfNothing: 'zero' }, nothing)))).toEqual(new Set([0]));
  });

  it('Member States without an order have no block, or one of zeros', async () => {
    const scopes = (body: ReportBody) =>
      new Set(sheetOf(body, '3_member_states_orders').records.map((record) => record[5]));
    expect(scopes(await report()).size).toBe(1);
    const all = await report({ memberStatesWithoutOrders: 'zero' });
    expect(scopes(all).size).toBe(28);
    expect(scopes(all).has('EL')).toBe(true);
    expect(
      all.findings.filter(({ effect, sheet }) => effect === 'blocks' && sheet === '3_member_states_orders'),
    ).toEqual([]);
  });

  it('hours, line ends, names and the report before are as chosen', async () => {
    expect(await median({ noticesWithoutAction: 'until-answered', hourDecimals: 0 }, '2026-08-01/2026-08-31')).toBe(48);
    await set({ lineEnds: 'lf', fileNames: 'platform-period-sheet', previousReport: '2026-02-27' });
    const { body: csv } = await at.compliance.get<string>(
      `/v1/platforms/forum/reports/${july}/sheets/1_report_identification.csv`,
    );
    expect(csv).not.toContain('\r');
    expect(csv).toContain('2026-02-27');
    await set({ previousReport: 'yesterday', lineEnds: 'cr' });
    const { body } = await at.compliance.get<ReportBody>(`/v1/platforms/forum/reports/${july}`);
    expect(body.choices).toMatchObject({ previousReport: 'none', lineEnds: 'crlf' });
  });

  it('every choice is printed beside what it decides', async () => {
    const notes = async (settings: object) =>
      JSON.stringify((await report(settings)).sheets.map(({ records }) => records));
    const standard = await notes({});
    for (const settings of [
      { itemInSeveralNotices: 'once' },
      { noticesWithoutAction: 'until-answered' },
      { medianObservation: 'notice-first' },
      { medianObservation: 'notice-last' },
      { noticeMedianCohort: 'received' },
      { outcomeCohort: 'received' },
      { measureIs: 'decision' },
      { medianOfNothing: 'zero' },
      { memberStatesWithoutOrders: 'zero' },
      { hourDecimals: 1 },
      { fteDecimals: 0 },
      { lineEnds: 'lf' },
    ]) {
      expect({ settings, differs: (await notes(settings)) !== standard }).toEqual({ settings, differs: true });
    }
    for (const said of [
      'counts twice',
      'One observation per item',
      'items without action',
      'one restriction',
      'CRLF',
    ]) {
      expect(standard).toContain(said);
    }
  });
});

describe('outcomes of what was received in the period', () => {
  it('are those of the complaints sent and the disputes received in it, whenever they ended (rows 6, 15)', async () => {
    const app = await testApp();
    try {
      app.clock.set('2026-11-22T00:00:00Z');
      const platform = { id: newId(), key: 'plaza' };
      const history = randomHistory(7, 60);
      await storeHistory(app.owner, platform, history);
      await storeRights(app.owner, platform, randomRights(mulberry32(8), history));
      await app.owner.query(`update platform set report_settings = '{"outcomeCohort": "received"}' where id = $1`, [
        platform.id,
      ]);
      const { key } = await app.db.transaction((tx) =>
        app.app.get(Keys).create(tx, { platformId: platform.id, role: 'compliance-officer', label: 'test' }),
      );
      const { body } = await client(app.url, key).get<ReportBody>('/v1/platforms/plaza/reports/2026-01-01/2026-06-30');
      const { rows } = await app.owner.query<Record<string, number>>(
        `select count(*) filter (where e.outcome = 'upheld')::integer as upheld,
           count(*) filter (where e.outcome = 'reversed')::integer as reversed,
           (select count(*)::integer from dispute x join dispute_outcome o on o.dispute_id = x.id
            where x.received_by_body_at >= '2026-01-01' at time zone 'Europe/Athens'
              and x.received_by_body_at < '2026-07-01' at time zone 'Europe/Athens' and o.outcome = 'upheld') as disputes
         from complaint c
         left join complaint_decision e on e.complaint_id = c.id
         where c.received_at >= timestamp '2026-01-01' at time zone 'Europe/Athens'
           and c.received_at < timestamp '2026-07-01' at time zone 'Europe/Athens'`,
      );
      const sheet = sheetOf(body, '7_appeals_and_recidivism').records;
      const value = (indicator: RegExp, scope: string) =>
        sheet.find((record) => indicator.test(String(record[4])) && record[5] === scope)![6];
      const complaints = /complaints submitted to the internal/;
      expect(rows[0]!['upheld']).toBeGreaterThan(0);
      expect(value(complaints, 'Decisions upheld')).toBe(rows[0]!['upheld']);
      expect(value(complaints, 'Decisions reversed')).toBe(rows[0]!['reversed']);
      expect(value(/disputes submitted to out-of-court/, 'Decisions upheld')).toBe(rows[0]!['disputes']);
    } finally {
      await app.stop();
    }
  }, 120_000);
});
