import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import { until } from '../support/until.js';
import type { TestApp } from '../support/test-app.js';
import { casesOn, doingNothing, restricting, slugOf, type Cases, type Decision, type ProblemBody } from './cases-on.js';

let unique = 0;

describe('correcting a decision', () => {
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

  const correct = <T = Decision>(id: string, decision: Record<string, unknown>, by = at.moderator) =>
    by.post<T>(`/v1/decisions/${id}/corrections`, { reason: 'It quotes the insult.', ...decision });
  const confirm = (commandId: string, confirmation: Record<string, unknown>) =>
    at.system.post(`/v1/platforms/forum/enforcement-commands/${commandId}/confirmations`, confirmation);
  const done = () => ({ outcome: 'done', effectiveAt: app.clock.now().toISOString() });
  /** Decided about a described post, both sides reachable. */
  const told = async (decision: Record<string, unknown>) => {
    unique++;
    const [recipient, notifier] = [`recipient-${unique}@example.org`, `notifier-${unique}@example.org`];
    const { url } = await cases.described({ email: recipient, language: 'en' });
    const decided = await cases.decided(decision, [{ items: [{ url }], notifier: { name: 'Eve', email: notifier } }]);
    return { ...decided, recipient, notifier };
  };
  const mailAbout = async (email: string, subject: RegExp) => (await mail.nextMailAbout(email, subject)).text;

  it('lifts what was imposed and tells both sides', async () => {
    const first = await told(restricting());
    await mailAbout(first.recipient, /statement of reasons/);
    await mailAbout(first.notifier, /decision/);
    await confirm(first.restrictions[0]!.command.id, done());
    const { status, body } = await correct(first.id, doingNothing());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      supersedesId: first.id,
      outcome: 'no-action',
      statement: null,
      cause: 'notice',
      source: 'article-16',
      findings: [{ outcome: 'neither', items: 1 }],
      restrictions: [{ id: first.restrictions[0]!.id, decisionId: first.id, state: 'lifted', revision: 2 }],
    });
    expect(body.restrictions[0]!.command).toMatchObject({ kind: 'lift', state: 'open' });
    expect(body.texts).toMatchObject({ correctionReason: 'It quotes the insult.' });
    expect((await cases.show(first.id)).supersededById).toBe(body.id);
    expect(await mailAbout(first.recipient, /corrected/)).toContain('All restrictions that it imposed are lifted');
    const answer = await mailAbout(first.notifier, /decision/);
    expect(answer).toContain('This answer takes the place of our earlier one');
    expect(answer).toContain('We have taken no action');
    const [row] = await app.db.query('select decision_id from case_item where case_id = $1', [first.caseId]);
    expect(row).toEqual({ decision_id: body.id });
  });

  it('imposes what was not, with a statement', async () => {
    const first = await told(doingNothing());
    const { body } = await correct(first.id, restricting(), at.senior);
    expect(body).toMatchObject({
      outcome: 'restrict',
      statement: { exemption: null },
      restrictions: [{ state: 'imposed' }],
    });
    expect(await mailAbout(first.recipient, /statement of reasons/)).toContain('It calls a named person a thief.');
    expect(await mailAbout(first.notifier, /decision/)).toBeTruthy();
  });

  it('tells the recipient nothing when nothing was or is restricted', async () => {
    const first = await told(doingNothing());
    const { body } = await correct(first.id, doingNothing({ finding: { outcome: 'unavailable' } }));
    const messages = await until(async () => {
      const { messages: all } = await cases.show(body.id);
      return all.length > 0 && all;
    });
    expect(messages.map(({ kind }) => kind)).toEqual(['notifier-answer']);
  });

  it('keeps what stays the same, changes and imposes the rest', async () => {
    const endsAt = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
    const first = await cases.decided(
      restricting({
        restrictions: [
          { type: 'visibility-removal', territory: ['DE', 'AT'] },
          { type: 'account-suspension', endsAt },
          { type: 'monetary-suspension' },
        ],
      }),
    );
    const { body } = await correct(
      first.id,
      restricting({
        restrictions: [
          { type: 'visibility-removal', territory: ['AT', 'DE'] },
          { type: 'account-suspension' },
          { type: 'visibility-labelling' },
        ],
      }),
    );
    const byType = Object.fromEntries(body.restrictions.map((one) => [one.type, one]));
    expect(byType['visibility-removal']).toMatchObject({ state: 'imposed', revision: 1, decisionId: first.id });
    expect(byType['account-suspension']).toMatchObject({ state: 'imposed', revision: 2, endsAt: null });
    expect(byType['monetary-suspension']).toMatchObject({ state: 'lifted', revision: 2 });
    expect(byType['visibility-labelling']).toMatchObject({ state: 'imposed', revision: 1, decisionId: body.id });
    // A correction of the correction finds what either imposed.
    const { body: last } = await correct(body.id, doingNothing());
    expect(last.restrictions.map(({ state }) => state)).toEqual(['lifted', 'lifted', 'lifted', 'lifted']);
  });

  it('is refused for a decision that was superseded', async () => {
    const first = await cases.decided();
    const { body: second } = await correct(first.id, doingNothing());
    const { status, body } = await correct<ProblemBody & { supersededById: string }>(first.id, doingNothing());
    expect([status, slugOf(body), body.supersededById]).toEqual([409, 'decision-superseded', second.id]);
  });

  it('is refused without a reason, with faults as in any decision, and of what is not there', async () => {
    const { id } = await cases.decided();
    const unsaid = await at.moderator.post<ProblemBody>(`/v1/decisions/${id}/corrections`, doingNothing());
    expect([unsaid.status, unsaid.body.errors[0]!.pointer]).toEqual([422, '#/reason']);
    const faulty = await correct<ProblemBody>(id, restricting({ category: undefined, keyword: undefined }));
    expect([faulty.status, faulty.body.errors[0]!.pointer]).toEqual([422, '#/category']);
    const mismatch = await correct<ProblemBody>(id, restricting({ finding: { outcome: 'neither' } }));
    expect([mismatch.status, mismatch.body.errors[0]!.pointer]).toEqual([422, '#/finding']);
    expect((await correct('0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', doingNothing())).status).toBe(404);
    const other = await desk(app, { key: `elsewhere-${++unique}` });
    expect((await correct(id, doingNothing(), other.moderator)).status).toBe(404);
    expect((await correct(id, doingNothing(), at.compliance)).status).toBe(403);
    expect((await cases.show(id)).supersededById).toBeNull();
  });

  it('lets one of two corrections at once through', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await cases.decided();
      const answers = await Promise.all([
        correct<Decision & ProblemBody>(id, doingNothing()),
        correct<Decision & ProblemBody>(
          id,
          restricting({ restrictions: [{ type: 'visibility-labelling' }] }),
          at.senior,
        ),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('decision-superseded');
    }
  });

  it('goes together with a confirmation at once', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await cases.decided();
      const [confirmed, corrected] = await Promise.all([
        confirm(first.restrictions[0]!.command.id, done()),
        correct(first.id, doingNothing()),
      ]);
      expect([confirmed.status, corrected.status]).toEqual([200, 201]);
      const [restriction] = (await cases.show(corrected.body.id)).restrictions;
      expect(restriction).toMatchObject({ state: 'lifted', command: { kind: 'lift', state: 'open' } });
      expect(restriction!.inEffectAt).not.toBeNull();
    }
  });
});
