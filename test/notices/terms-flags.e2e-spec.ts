import {
  casesOn,
  doingNothing,
  restricting,
  type Cases,
  type Decision,
  type ProblemBody,
} from '../decisions/cases-on.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { sheetOf, type ReportBody } from '../transparency-reports/report-reader.js';
import { trustedFlagger } from './trusted-flagger.js';

interface Received {
  reference: string;
  secret: string;
  type: string;
  missing: { element: string; ask: string }[];
}

const spam = { kind: 'terms', clause: { code: 'spam' }, explanation: 'It advertises what nobody asked for.' };
const spamming = (changes: Record<string, unknown> = {}) =>
  restricting({
    ground: spam,
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: undefined,
    facts: 'The post of 3 November advertises a shop.',
    ...changes,
  });

describe('a flag under the terms (INT-5)', () => {
  let mails: MailCatcher;
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    ({ app, mail: mails } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  let senders = 0;
  const sender = () => ({ name: 'Finn Example', email: `finn${senders++}@example.org` });
  const flagging = (changes: Record<string, unknown> = {}) => ({
    type: 'terms-flag',
    category: undefined,
    keyword: undefined,
    goodFaith: undefined,
    notifier: undefined,
    explanation: 'The post advertises a shop.',
    ...changes,
  });
  const aFlag = (changes: Record<string, unknown> = {}) => aNotice(flagging(changes));
  const post = <T = Received>(body: Record<string, unknown>, by = at.stranger) => by.post<T>('/v1/notices', body);
  const written = async () => {
    const [row] = await app.db.query<Record<string, number>>(
      `select (select count(*) from notice) as notices, (select count(*) from notice_item) as items,
        (select count(*) from audit_entry where actor_kind <> 'system') as audit, (select count(*) from sealed_text) as texts,
        (select count(*) from message) as messages`,
    );
    return row;
  };
  const status = async ({ reference, secret }: Pick<Received, 'reference' | 'secret'>) =>
    (await at.stranger.get<Record<string, unknown>>(`/v1/notices/${reference}?secret=${secret}`)).body;

  it('is asked where and why, and nothing else of Art. 16(2)', async () => {
    const complete = await post(aFlag());
    expect([complete.status, complete.body.type, complete.body.missing]).toEqual([201, 'terms-flag', []]);
    const empty = await post(aFlag({ items: [], explanation: undefined }));
    expect(empty.body.missing.map(({ element }) => element)).toEqual(['explanation', 'location']);
    expect(empty.body.missing[0]!.ask).toContain('against the terms');
    const added = await at.stranger.post<Received>(
      `/v1/notices/${empty.body.reference}/supplements?secret=${empty.body.secret}`,
      { explanation: 'It is advertising.' },
    );
    expect(added.body).toMatchObject({ type: 'terms-flag', missing: [{ element: 'location' }] });
  });

  it('is a notice unless its sender says that it is a flag, and each stays what it is', async () => {
    const notice = await post(aNotice());
    const flag = await post(aFlag());
    expect([notice.body.type, flag.body.type]).toEqual(['notice', 'terms-flag']);
    expect(await status(notice.body)).toMatchObject({ type: 'notice', typeChanges: [] });
    expect(await status(flag.body)).toMatchObject({
      type: 'terms-flag',
      typeChanges: [],
      state: 'waiting',
      missing: [],
    });
    const { body } = await at.compliance.get<{ items: { reference: string; type: string }[] }>(
      '/v1/platforms/forum/notices?type=terms-flag&limit=200',
    );
    expect(body.items.map((one) => one.reference)).toContain(flag.body.reference);
    expect(body.items.map((one) => one.reference)).not.toContain(notice.body.reference);
    expect(new Set(body.items.map((one) => one.type))).toEqual(new Set(['terms-flag']));
    const incomplete = await at.compliance.get<{ items: { reference: string }[] }>(
      '/v1/platforms/forum/notices?incomplete=true&limit=200',
    );
    expect(incomplete.body.items.map((one) => one.reference)).not.toContain(flag.body.reference);
  });

  it('is taken from the platform’s systems and entered by staff too, in the audit log as what it is', async () => {
    const passedOn = await post(aFlag({ platform: undefined }), at.system);
    const { platform: _, ...flag } = aFlag();
    const entered = await at.moderator.post<Received>('/v1/platforms/forum/notices', {
      ...flag,
      channel: 'letter',
      receivedAt: new Date(app.clock.now().getTime() - 86_400_000).toISOString(),
    });
    expect([passedOn.status, entered.status, entered.body.type]).toEqual([201, 201, 'terms-flag']);
    const entries = await app.db.query<{ article: string | null; details: { type: string; missing: string[] } }>(
      `select a.article, a.details from audit_entry a join notice n on n.id = a.entity_id
       where n.reference = any ($1) and a.action = 'notice.received'`,
      [[passedOn.body.reference, entered.body.reference]],
    );
    expect(entries).toHaveLength(2);
    for (const { article, details } of entries) {
      expect([article, details.type, details.missing]).toEqual([null, 'terms-flag', []]);
    }
  });

  it('names a clause in the version of the day of receipt, which the moderator sees', async () => {
    const { body } = await post(aFlag({ termsClause: { code: 'spam' } }));
    const held = await cases.take(await cases.caseOf(body.reference));
    expect(held.items).toMatchObject([
      { type: 'terms-flag', termsClause: { code: 'spam', version: 1, title: 'No spam' }, missingElements: [] },
    ]);
  });

  it.each([
    ['a clause that there is not', { termsClause: { code: 'none' } }, '#/termsClause/code'],
    ['a clause without a code', { termsClause: {} }, '#/termsClause/code'],
    ['a clause that is none', { termsClause: 'spam' }, '#/termsClause'],
    ['a clause of a notice', { type: 'notice', termsClause: { code: 'spam' } }, '#/termsClause'],
    ['a type that there is not', { type: 'complaint' }, '#/type'],
  ])('is refused with %s, and nothing is written', async (_case, changes, pointer) => {
    const before = await written();
    const { status, body } = await post<ProblemBody>(aFlag(changes));
    expect([status, body.errors.map((one) => one.pointer)]).toEqual([422, [pointer]]);
    expect(await written()).toEqual(before);
  });

  it.each([
    ['en', 'We have received your flag', 'It is not a notice of illegal content under Art. 16'],
    ['de', 'Wir haben Ihren Hinweis', 'Es ist keine Meldung rechtswidriger Inhalte nach Art. 16'],
    ['fr', 'Nous avons reçu votre signalement', 'Ce n’est pas une notification de contenu illicite'],
  ])('is confirmed as a flag, with the way to send a notice (%s)', async (language, subject, isNoNotice) => {
    const notifier = sender();
    await post(aFlag({ notifier, language, explanation: undefined }));
    const mail = await mails.nextMailTo(notifier.email);
    expect(mail.subject).toContain(subject);
    expect(mail.text).toContain(isNoNotice);
    expect(mail.text).toContain('/notice/forum');
    expect(mail.text).not.toMatch(/Confirm that|Bestätigen Sie|Confirmez/);
  });

  it('alone leads to a decision on own initiative, with the flag as its source, primary item and finding', async () => {
    const notifier = sender();
    const { held, ...decision } = await cases.decided(spamming({ finding: { outcome: 'against-terms' } }), [
      flagging({ notifier }),
    ]);
    expect(decision).toMatchObject({
      cause: 'own-initiative',
      source: 'terms-flag',
      ground: 'terms',
      findings: [{ outcome: 'against-terms', items: 1 }],
      statement: { elements: { source: 'terms-flag', notifier: null } },
    });
    expect(decision.statement!.text).toContain(
      'A flag under our terms and conditions, which is not a notice under Art. 16',
    );
    const [row] = await app.db.query<{ primary: boolean }>(
      'select primary_item_id = $2 as primary from decision where id = $1',
      [decision.id, held.items[0]!.id],
    );
    expect(row!.primary).toBe(true);
    const receipt = await mails.nextMailTo(notifier.email);
    const answer = await mails.nextMailTo(notifier.email);
    expect(receipt.subject).toContain('We have received your flag');
    expect(answer.subject).toContain('Our decision on your flag');
    expect(answer.text).toContain('We found it incompatible with our terms and conditions.');
    expect(answer.text).toMatch(/complaint/);
    expect(await status(held.received[0]!)).toMatchObject({
      state: 'decided',
      redress: ['internal-complaint', 'out-of-court', 'court'],
    });
  });

  it('that comes to nothing is answered all the same, with the right to complain (recital 58; X)', async () => {
    const notifier = sender();
    const { cause, source } = await cases.decided(doingNothing(), [flagging({ notifier })]);
    expect([cause, source]).toEqual(['own-initiative', 'terms-flag']);
    await mails.nextMailTo(notifier.email);
    const answer = await mails.nextMailTo(notifier.email);
    expect(answer.text).toMatch(/We have taken no action[^]*complaint/);
  });

  it('may be found illegal, and is own initiative all the same', async () => {
    const decision = await cases.decided(restricting(), [flagging()]);
    expect(decision).toMatchObject({ cause: 'own-initiative', source: 'terms-flag', ground: 'illegal' });
    const corrected = await at.moderator.post<Decision>(`/v1/decisions/${decision.id}/corrections`, {
      ...doingNothing(),
      reason: 'It quotes the insult to report on it.',
    });
    expect([corrected.status, corrected.body.cause, corrected.body.source]).toEqual([
      201,
      'own-initiative',
      'terms-flag',
    ]);
  });

  it('beside a notice leaves the decision one on the notice, the earliest of them', async () => {
    const { held, ...decision } = await cases.decided(restricting(), [flagging(), { goodFaith: true }, flagging()]);
    expect(decision).toMatchObject({
      cause: 'notice',
      source: 'article-16',
      findings: [{ outcome: 'illegal', items: 3 }],
    });
    const [row] = await app.db.query<{ reference: string }>(
      `select n.reference from decision d join notice_item i on i.id = d.primary_item_id join notice n on n.id = i.notice_id
       where d.id = $1`,
      [decision.id],
    );
    expect(row!.reference).toBe(held.received[1]!.reference);
  });

  it('never has its sender named to the recipient: that is for notices (Art. 17(3)(b))', async () => {
    const held = await cases.held([flagging({ notifier: sender() })]);
    const { status, body } = await cases.decide<ProblemBody>(
      held,
      spamming({ finding: { outcome: 'against-terms' }, discloseNotifier: { necessity: 'Copyright.' } }),
    );
    expect([status, body.errors[0]!.pointer]).toEqual([422, '#/discloseNotifier']);
  });

  it('of a trusted flagger is no notice of one, and does not go first (Art. 22(1))', async () => {
    const flagger = await trustedFlagger(app, at);
    const notifier = { name: 'Hotline' };
    const flag = await post(aFlag({ platform: undefined, category: flagger.category, notifier }), flagger);
    const notice = await post(aNotice({ platform: undefined, category: flagger.category, notifier }), flagger);
    const priorityOf = async ({ body: { reference } }: { body: Received }) =>
      (
        await app.db.query<{ priority: string }>('select priority from review_case where id = $1', [
          await cases.caseOf(reference),
        ])
      )[0]!.priority;
    expect([await priorityOf(flag), await priorityOf(notice)]).toEqual(['standard', 'trusted-flagger']);
    const { source, cause } = await cases.decided(restricting(), [flagging()]);
    expect([source, cause]).toEqual(['terms-flag', 'own-initiative']);
  });

  it('that alleges danger to life goes to the front as a notice does (TRI-3)', async () => {
    const { body } = await post(aFlag({ allegesThreatToLife: true }));
    const [row] = await app.db.query<{ priority: string }>('select priority from review_case where id = $1', [
      await cases.caseOf(body.reference),
    ]);
    expect(row!.priority).toBe('threat-to-life');
  });

  it('is on its own page of the report: none of the notices, but its restriction on own initiative', async () => {
    const other = await desk(app, { key: 'plaza' });
    const there = casesOn(app, other);
    await there.decided(spamming({ finding: { outcome: 'against-terms' } }), [flagging({ platform: 'plaza' })]);
    const day = app.clock.now().toISOString().slice(0, 10);
    const { body: report } = await other.compliance.get<ReportBody>(`/v1/platforms/plaza/reports/${day}/${day}`);
    const sum = (sheet: string) =>
      sheetOf(report, sheet)
        .records.flat()
        .reduce((total: number, cell) => total + (typeof cell === 'number' ? cell : 0), 0);
    expect(sum('4_notices')).toBe(0);
    expect(sum('6_own_initiative_TC')).toBeGreaterThan(0);
    const times = async (query = '') =>
      (
        await other.compliance.get<{ responseTimes: { responseTime: string; total: { count: number } }[] }>(
          `/v1/platforms/plaza/response-times?from=${day}&to=${day}${query}`,
        )
      ).body.responseTimes.find((one) => one.responseTime === 'decision')!.total.count;
    expect([await times(), await times('&type=terms-flag')]).toEqual([0, 1]);
  });
});
