import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import {
  casesOn,
  doingNothing,
  restricting,
  slugOf,
  type Cases,
  type Decision,
  type HeldCase,
  type ProblemBody,
} from './cases-on.js';

type Body = Decision & ProblemBody & { repeatsDecisionId: string | null; differences: string[] };
interface Shown extends HeldCase {
  decidedBefore: { decisionId: string; outcome: string } | null;
}

describe('deciding by an earlier decision', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let mail: MailCatcher;
  let unique = 0;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  /** A described content, decided so because of one notice; and a way to notify it again. */
  const decidedContent = async (decision: Record<string, unknown>) => {
    const { url, contentId } = await cases.described({ email: 'recipient@example.org', language: 'en' });
    const again = async (changes: Record<string, unknown> = {}) => {
      const { reference } = await cases.notify({
        items: [{ url }],
        notifier: { name: 'Eve', email: `eve-${++unique}@example.org` },
        ...changes,
      });
      return cases.take(await cases.caseOf(reference));
    };
    const first = await again();
    const { status, body } = await cases.decide(first, decision);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { decision: body, again, contentId };
  };
  const refer = ({ caseId, seenThrough }: HeldCase, decisionId: string, changes = {}, by: Client = at.moderator) =>
    by.post<Body>(`/v1/review/cases/${caseId}/decision-by-reference`, { seenThrough, decisionId, ...changes });
  const isHeld = async ({ caseId }: HeldCase) =>
    (await app.db.query<{ state: string }>('select state from review_case where id = $1', [caseId]))[0]!.state;

  it('gives repeated notices the same answer: nothing was found', async () => {
    const { decision, again } = await decidedContent(doingNothing());
    const held = await again();
    const shown = (await at.moderator.get<Shown>(`/v1/review/cases/${held.caseId}`)).body;
    expect(shown.decidedBefore).toMatchObject({ decisionId: decision.id, outcome: 'no-action' });
    const { status, body } = await refer(held, decision.id);
    expect([status, body]).toMatchObject([
      201,
      {
        outcome: 'no-action',
        repeatsDecisionId: decision.id,
        findings: [{ outcome: 'neither', items: 1 }],
        statement: null,
        automation: { decision: 'none', processing: ['duplicate-detection'] },
        texts: { facts: decision.texts!.facts },
      },
    ]);
    expect((await mail.nextMailTo(`eve-${unique}@example.org`)).subject).toBeDefined();
    const third = await again();
    const next = await refer(third, body.id, { facts: 'Still a report.' });
    expect([next.status, next.body.repeatsDecisionId, next.body.texts!.facts]).toEqual([
      201,
      body.id,
      'Still a report.',
    ]);
  });

  it('says that it is restricted already, as long as it is', async () => {
    const { decision, again } = await decidedContent(restricting());
    const second = await refer(await again(), decision.id);
    expect([second.status, second.body]).toMatchObject([
      201,
      {
        outcome: 'no-action',
        findings: [{ outcome: 'already-restricted', items: 1 }],
        statement: null,
        restrictions: [],
      },
    ]);
    const third = await refer(await again(), second.body.id);
    expect([third.status, third.body.findings]).toEqual([201, [{ outcome: 'already-restricted', items: 1 }]]);
    const correction = await at.moderator.post<Decision>(`/v1/decisions/${decision.id}/corrections`, {
      reason: 'A mistake.',
      ...doingNothing(),
    });
    const held = await again();
    for (const id of [decision.id, second.body.id, third.body.id]) {
      const { status, body } = await refer(held, id);
      expect([status, slugOf(body)]).toEqual([409, 'decision-superseded']);
    }
    expect(await isHeld(held)).toBe('claimed');
    expect((await refer(held, correction.body.id)).status).toBe(201);
  });

  it('refuses by name what differs, and writes nothing', async () => {
    const { decision, again, contentId } = await decidedContent(doingNothing());
    const count = async () => (await app.db.query('select 1 from decision')).length;
    const before = await count();
    const held = await again({ category: 'STATEMENT_CATEGORY_ANIMAL_WELFARE', keyword: undefined });
    const category = await refer(held, decision.id);
    expect([category.status, slugOf(category.body), category.body.differences]).toEqual([
      409,
      'reference-differs',
      ['category'],
    ]);
    const other = await decidedContent(doingNothing());
    expect((await refer(held, other.decision.id)).body.differences).toEqual(['content', 'category']);
    await at.moderator.post(`/v1/review/cases/${held.caseId}/release`, {});
    await at.system.put(`/v1/platforms/forum/contents/${contentId}`, {
      kind: 'content',
      contentTypes: ['text'],
      language: 'en',
      urls: [],
      recipient: { id: `recipient of ${contentId}`, email: 'recipient@example.org', language: 'en' },
    });
    const edited = await again();
    const shown = (await at.moderator.get<Shown>(`/v1/review/cases/${edited.caseId}`)).body;
    expect(shown.decidedBefore).toBeNull();
    expect((await refer(edited, decision.id)).body.differences).toEqual(['content-version']);
    const unknown = await refer(edited, newId());
    expect([unknown.status, unknown.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['#/decisionId']]);
    expect(await count()).toBe(before + 1);
    expect(await isHeld(edited)).toBe('claimed');
  });

  it('is for whoever holds the case, once', async () => {
    const { decision, again } = await decidedContent(doingNothing());
    const held = await again();
    expect(slugOf((await refer(held, decision.id, {}, at.senior)).body)).toBe('lease-lost');
    expect((await refer(held, decision.id, {}, at.compliance)).status).toBe(403);
    const answers = await Promise.all([1, 2].map(() => refer(held, decision.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
