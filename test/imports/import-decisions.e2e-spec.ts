import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { decision, illegal, noAction, notice } from './earlier-lines.js';
import { importing, nothingWentOut, type Importing } from './importing.js';

let test: TestApp;
let forum: Desk;
let take: Importing;

beforeAll(async () => {
  test = await testApp();
  forum = await desk(test);
  take = await importing(test, forum);
});
afterAll(() => test.stop());

async function idOf(externalId: string): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>('select id from decision where external_id = $1', [
    externalId,
  ]);
  return rows[0]!.id;
}

const pointers = (result: Awaited<ReturnType<Importing['ndjson']>>) =>
  result.refusals.flatMap(({ errors }) => errors.map(({ pointer }) => pointer));

describe('decisions of an earlier tool', () => {
  it('answer imported notices on closed cases, with findings, restrictions and statement', async () => {
    await take.ndjson('notices', [notice('N-1')]);
    const line = decision('D-1', 'N-1', {
      firstLookAt: '2026-03-02T09:30:00Z',
      statement: { text: 'We removed it.', language: 'de' },
    });
    const dry = await take.ndjson('decisions', [line], { dryRun: true });
    const real = await take.ndjson('decisions', [line]);
    expect(real).toEqual({ ...dry, batchId: expect.any(String) as string });
    expect(real).toMatchObject({ accepted: 1, refused: 0 });
    const { body } = await forum.moderator.get(`/v1/decisions/${await idOf('D-1')}`);
    expect(body).toMatchObject({
      outcome: 'restrict',
      decidedAt: '2026-03-02T10:30:00.000Z',
      source: 'article-16',
      restrictions: [{ type: 'visibility-removal', state: 'in-effect', inEffectAt: '2026-03-02T11:30:00.000Z' }],
    });
    const { rows } = await test.owner.query(
      `select c.state, c.first_look_due_at, l.claimed_at, d.origin, ci.decision_id = d.id as answered
       from decision d join review_case c on c.id = d.case_id join claim l on l.case_id = c.id
       join case_item ci on ci.case_id = c.id where d.external_id = 'D-1'`,
    );
    expect(rows).toEqual([
      {
        state: 'decided',
        first_look_due_at: null,
        claimed_at: new Date('2026-03-02T09:30:00Z'),
        origin: 'import',
        answered: true,
      },
    ]);
    await nothingWentOut(test);
  });

  it('come from CSV too, at own initiative and on terms', async () => {
    const csv = [
      'externalId,decidedAt,url,outcome,category,ground.kind,ground.clause.code,ground.clause.version,ground.explanation,restrictions.0.type,restrictions.0.territory,automation.detection,automation.decision,automation.processing,automation.system',
      'D-10,2026-03-02T10:30:00Z,https://forum.example/own,restrict,STATEMENT_CATEGORY_SCAMS_AND_FRAUD,terms,spam,1,It is advertising.,visibility-demotion,DE AT,true,partial,translation grouping,spam-filter',
    ].join('\n');
    const result = await take.csv('decisions', csv);
    expect(result.refusals).toEqual([]);
    const { rows } = await test.owner.query(
      `select d.cause, d.source, d.ground, d.claim_id, d.automated_processing, r.territory, r.state, r.in_effect_at
       from decision d join restriction r on r.decision_id = d.id where d.external_id = 'D-10'`,
    );
    expect(rows).toEqual([
      {
        cause: 'own-initiative',
        source: 'voluntary',
        ground: 'terms',
        claim_id: null,
        automated_processing: ['translation', 'grouping'],
        territory: ['AT', 'DE'],
        state: 'in-effect',
        in_effect_at: null,
      },
    ]);
  });

  it('take the place of one another, also within one file, and each once', async () => {
    await take.ndjson('notices', [notice('N-20')]);
    const lines = [
      noAction('D-20', 'N-20'),
      decision('D-21', 'N-20', { supersedes: 'D-20', decidedAt: '2026-03-03T10:30:00Z' }),
      decision('D-22', 'N-20', { supersedes: 'D-20', decidedAt: '2026-03-04T10:30:00Z' }),
      decision('D-23', 'N-20', { supersedes: 'D-21', decidedAt: '2026-03-01T10:30:00Z' }),
      decision('D-24', 'N-20'),
    ];
    const dry = await take.ndjson('decisions', lines, { dryRun: true });
    const real = await take.ndjson('decisions', lines);
    expect(real.refusals).toEqual(dry.refusals);
    expect(real.refusals.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(pointers(real)).toEqual(['#/supersedes', '#/decidedAt', '#/decidedAt', '#/items/0']);
    const { rows } = await test.owner.query(
      `select d.external_id from case_item ci join decision d on d.id = ci.decision_id
       join notice_item i on i.id = ci.item_id join notice n on n.id = i.notice_id where n.external_id = 'N-20'`,
    );
    expect(rows).toEqual([{ external_id: 'D-21' }]);
  });

  it.each<[string, object, string[]]>([
    ['a notice that was not imported', { items: [{ notice: 'nothing' }] }, ['#/items/0/notice']],
    ['an item that the notice has not', { items: [{ notice: 'N-1', item: 2 }] }, ['#/items/0/notice']],
    ['a notice that is answered', { items: [{ notice: 'N-1' }] }, ['#/items/0']],
    ['notices about two contents', { items: [{ notice: 'N-30' }, { notice: 'N-31' }] }, ['#/items']],
    ['one item twice', { items: [{ notice: 'N-30' }, { notice: 'N-30', item: 1 }] }, ['#/items/1']],
    ['a time before the notice', { decidedAt: '2026-03-01T00:00:00Z' }, ['#/decidedAt']],
    ['a time to come', { decidedAt: '2126-03-01T00:00:00Z' }, ['#/decidedAt']],
    ['a first look after the decision', { firstLookAt: '2026-03-05T00:00:00Z' }, ['#/decidedAt']],
    ['nobody of the staff', { decidedBy: 'nobody' }, ['#/decidedBy']],
    [
      'a clause that there is not',
      { ground: { kind: 'terms', clause: { code: 'x' }, explanation: 'x' } },
      ['#/ground/clause'],
    ],
    [
      'a ground without a law',
      { ground: { kind: 'illegal', explanation: 'x' } },
      ['#/ground/law', '#/ground/provision', '#/finding/law', '#/finding/provision'],
    ],
    ['no restriction', { restrictions: [] }, ['#/restrictions']],
    [
      'an end before the decision',
      { restrictions: [{ type: 'visibility-removal', endsAt: '2026-03-01T00:00:00Z' }] },
      ['#/restrictions/0/endsAt'],
    ],
    ['a finding that does not go with it', { finding: { outcome: 'neither' } }, ['#/finding']],
    ['a place beside items', { url: 'https://forum.example/x' }, ['#']],
    [
      'a system that it does not name',
      { automation: { detection: true, decision: 'none', processing: [] } },
      ['#/automation/system'],
    ],
    ['a recipient whom nobody described', { statement: { recipient: 'nobody' } }, ['#/statement/recipient']],
    ['a decision that was not imported', { supersedes: 'nothing' }, ['#/supersedes']],
  ])('are refused that name %s, and nothing is written', async (_what, wrong, expected) => {
    await take.ndjson('notices', [notice('N-30'), notice('N-31')]);
    const line = decision('D-30', 'N-30', wrong);
    const dry = await take.ndjson('decisions', [line], { dryRun: true });
    const real = await take.ndjson('decisions', [line]);
    expect(real).toEqual({ ...dry, batchId: expect.any(String) as string });
    expect(pointers(real)).toEqual(expected);
    const { rowCount } = await test.owner.query(`select from decision where external_id = 'D-30'`);
    expect(rowCount).toBe(0);
  });

  it('come in once from two imports at once', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `N-40-${i}`);
    await take.ndjson(
      'notices',
      ids.map((id) => notice(id)),
    );
    const lines = ids.map((id) => decision(`D-${id}`, id));
    const [one, two] = await Promise.all([take.ndjson('decisions', lines), take.ndjson('decisions', lines)]);
    expect([one.refused, two.refused]).toEqual([0, 0]);
    expect(one.accepted + two.accepted).toBe(200);
    await nothingWentOut(test);
  });

  it('of somebody on the staff keep them from complaints about it; of anybody else name nobody', async () => {
    await take.ndjson('notices', [notice('N-50'), notice('N-51')]);
    await take.ndjson('decisions', [decision('D-50', 'N-50', { decidedBy: 'mod' }), decision('D-51', 'N-51')]);
    const { rows } = await test.owner.query(
      `select s.alias, s.left_at is null as works from decision d join staff_member s on s.id = d.decided_by
       where d.external_id in ('D-50', 'D-51') order by d.external_id`,
    );
    expect(rows).toEqual([
      { alias: 'mod', works: true },
      { alias: 'earlier-tool', works: false },
    ]);
  });

  it('that restricted for a time end without a command', async () => {
    const endsAt = new Date(test.clock.now().getTime() + 3_600_000).toISOString();
    const line = { externalId: 'D-60', decidedAt: '2026-03-02T10:30:00Z', url: 'https://forum.example/60', ...illegal };
    await take.ndjson('decisions', [{ ...line, restrictions: [{ type: 'visibility-disabling', endsAt }] }]);
    test.clock.move({ hours: 2 });
    const { EndRestrictionsService } = await import('../../apps/api/src/enforcement/end-restrictions.service.js');
    await test.app.get(EndRestrictionsService, { strict: false }).sweep();
    const { rows } = await test.owner.query(
      `select r.state from restriction r join decision d on d.id = r.decision_id where d.external_id = 'D-60'`,
    );
    expect(rows).toEqual([{ state: 'expired' }]);
    await nothingWentOut(test);
  });
});
