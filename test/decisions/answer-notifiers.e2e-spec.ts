import { aNotice, desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { casesOn, copyright, defamation, doingNothing, restricting, type Cases, type Received } from './cases-on.js';

let unique = 0;
const notifier = (language = 'en') => {
  const email = `notifier-${++unique}@example.org`;
  return { notifier: { name: 'Eve Example', email }, language, email };
};

describe('answering the notifiers (Art. 16(5), 16(6))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const answerTo = (email: string) => mail.nextMailAbout(email, /d[eé]cision|Entscheidung/);
  const held = (notices: ReturnType<typeof notifier>[], changes: Record<string, unknown>[] = []) =>
    cases.held(notices.map(({ email: _, ...one }, index) => ({ ...one, ...changes[index] })));

  it('tells each notifier of one post what was found of their own allegation', async () => {
    const [neighbour, photographer] = [notifier(), notifier()];
    const one = await held([neighbour, photographer], [defamation, copyright]);
    await cases.decide(
      one,
      restricting({
        forCategories: [
          {
            category: copyright.category,
            outcome: 'neither',
            law: 'UrhG',
            provision: '§ 51',
            memberState: 'DE',
            reason: 'It is a quotation.',
          },
        ],
      }),
    );
    const first = await answerTo(neighbour.email);
    expect(first.subject).toContain(one.received[0]!.reference);
    expect(first.text).toContain('We found it illegal.');
    expect(first.text).toContain('German Criminal Code, Section 185 (DE)');
    expect(first.text).toContain('The content is removed');
    expect(first.text).not.toContain('UrhG');
    const second = await answerTo(photographer.email);
    expect(second.text).toContain('neither illegal nor incompatible');
    expect(second.text).toContain('UrhG, § 51 (DE)');
    expect(second.text).toContain('It is a quotation.');
    expect(second.text).toContain('for another reason than the one in your notice');
    expect(second.text).not.toContain('Section 185');
  });

  it('tells it when nothing is done too, with redress and status page (DEC-6)', async () => {
    const eve = notifier();
    const one = await held([eve]);
    await cases.decide(one, doingNothing());
    const { text } = await answerTo(eve.email);
    expect(text).toContain('We have taken no action.');
    expect(text).toContain(one.url);
    expect(text).toContain('lodge a complaint');
    expect(text).toContain('out-of-court dispute settlement');
    expect(text).toContain('go to court');
    expect(text).toContain(`/status/${one.received[0]!.reference}?secret=${one.received[0]!.secret}`);
    expect(text).toContain('help@forum.example');
  });

  it('says whether automated means were used, in deciding and in processing (Art. 16(6))', async () => {
    const [eve, adam] = [notifier(), notifier()];
    await cases.decide(await held([eve]), doingNothing());
    const byPerson = (await answerTo(eve.email)).text;
    expect(byPerson).toContain('taken by a person, not by automated means');
    expect(byPerson).toContain('No automated means were used in processing');
    const automation = { detection: false, decision: 'partial', processing: ['grouping', 'translation'], system: 'm1' };
    await cases.decide(await held([adam]), doingNothing({ automation }));
    const partly = (await answerTo(adam.email)).text;
    expect(partly).toContain('taken partly by automated means');
    expect(partly).toContain('grouping with other notices, translation');
  });

  it.each([
    ['de', 'Unsere Entscheidung', ['Wir halten den Inhalt für rechtswidrig.', 'Der Inhalt wird entfernt']],
    ['fr', 'Notre décision', ['Nous avons constaté que le contenu est illicite.', 'Le contenu est retiré']],
  ])('answers in the language of the notice (%s)', async (language, heading, words) => {
    const eva = notifier(language);
    await cases.decide(await held([eva]), restricting());
    const { subject, text } = await answerTo(eva.email);
    expect(subject).toContain(heading);
    for (const part of words) expect(text).toContain(part);
  });

  it('names no redress that the tier does not owe', async () => {
    const hosting = await desk(app, { key: 'hosting', tier: 'hosting' });
    const there = casesOn(app, hosting);
    const eve = notifier();
    const one = await there.held([{ platform: 'hosting', notifier: eve.notifier }]);
    await there.decide(one, doingNothing());
    const { text } = await answerTo(eve.email);
    expect(text).toContain('go to court');
    expect(text).not.toContain('complaint');
    expect(text).not.toContain('settlement');
  });

  it('answers one notice once, with all of its items in the case', async () => {
    const eve = notifier();
    const { contentId, url } = await cases.described(undefined);
    const received = await cases.notify({ notifier: eve.notifier, items: [{ url }, { contentId }] });
    const one = await cases.take(await cases.caseOf(received.reference));
    expect(one.items).toHaveLength(2);
    const { body } = await cases.decide(
      one,
      restricting({ forItems: [{ itemId: one.items[1]!.id, outcome: 'unavailable' }] }),
    );
    const { text } = await answerTo(eve.email);
    expect(text).toContain('We found it illegal.');
    expect(text).toContain('It was not available any more');
    expect(body.findings).toHaveLength(2);
    const [row] = await app.db.query<{ count: number }>(`select count(*) from message where decision_id = $1`, [
      body.id,
    ]);
    expect(row!.count).toBe(1);
  });

  it('leaves who gave no address to the status page', async () => {
    const child = {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
    };
    const one = await cases.held([{ ...child, allegesChildSexualAbuse: true, notifier: undefined }]);
    const { body } = await cases.decide(
      one,
      restricting({ ...child, finding: { outcome: 'illegal', reason: 'It shows a <child>.' } }),
    );
    const { reference, secret } = one.received[0]!;
    const { body: status } = await at.stranger.get(`/v1/notices/${reference}?secret=${secret}`);
    expect(status).toMatchObject({
      state: 'decided',
      items: [{ finding: { outcome: 'illegal', lawExamined: 'German Criminal Code', reason: 'It shows a <child>.' } }],
    });
    const page = await at.stranger.get<string>(`/status/${reference}?secret=${secret}&lang=de`);
    expect(page.body).toContain('Warum: It shows a &lt;child&gt;.');
    await until(async () => (await jobsLeft(body.id)) === 0);
    const rows = await app.db.query('select 1 from message where decision_id = $1', [body.id]);
    expect(rows).toEqual([]);
  });

  it('answers every notifier of a viral post once, over several pages', async () => {
    const url = `https://forum.example/viral/${Date.now()}`;
    const total = 1_040;
    const received: Received[] = [];
    for (let sent = 0; sent < total; sent += 104) {
      const some = await Promise.all(
        Array.from({ length: 104 }, () =>
          at.stranger.post<Received>('/v1/notices', aNotice({ items: [{ url }], notifier: notifier().notifier })),
        ),
      );
      received.push(...some.map(({ body }) => body));
    }
    const one = await cases.take(await cases.caseOf(received[0]!.reference));
    const { body } = await cases.decide(one, doingNothing());
    expect(body.findings).toEqual([{ outcome: 'neither', items: total }]);
    const queued = async () => {
      const [row] = await app.db.query<{ messages: number; notices: number }>(
        `select count(*) as messages, count(distinct notice_id) as notices from message
         where decision_id = $1 and kind = 'notifier-answer'`,
        [body.id],
      );
      return row!;
    };
    await until(async () => (await queued()).notices === total, 60_000);
    expect(await queued()).toEqual({ messages: total, notices: total });
  }, 120_000);

  const jobsLeft = async (decisionId: string) => {
    const { rows } = await app.owner.query<{ count: number }>(
      `select count(*)::int as count from graphile_worker._private_jobs where payload::text like $1`,
      [`%${decisionId}%`],
    );
    return rows[0]!.count;
  };
});
