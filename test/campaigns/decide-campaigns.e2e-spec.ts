import { casesOn, slugOf, type Cases, type Decision, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { campaignsOn, spam, type CampaignBody, type Campaigns } from './campaigns-on.js';

describe('deciding a campaign', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let campaigns: Campaigns;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail({ env: { CAMPAIGN_APPROVAL_ABOVE: '5' } }));
    at = await desk(app);
    cases = casesOn(app, at);
    campaigns = campaignsOn(at);
  });
  afterAll(() => app.stop());

  const urlOf = (name: string) => `https://forum.example/posts/${name}`;
  const notify = (name: string, email = `notifier-of-${name}@example.org`) =>
    cases.notify({ items: [{ url: urlOf(name) }], notifier: { name: 'Eve', email } });

  it('makes a decision with a statement of each content, and answers who notified', async () => {
    const names = await campaigns.describeMany(3);
    await notify(names[0]!);
    const id = await campaigns.checked(names);
    expect(await campaigns.preview(id)).toMatchObject({
      contents: 3,
      recipients: 3,
      notified: 1,
      notices: 1,
      items: 1,
      needsApproval: false,
      byLanguage: { en: 3 },
    });
    const { status, body } = await campaigns.decide(id);
    expect([status, body]).toMatchObject([200, { decidedBy: at.senior.id, approvedBy: null }]);
    const done = await campaigns.stands(id, 'decided');
    expect(done.contents).toEqual([{ state: 'decided', cause: null, contents: 3 }]);
    expect(done.events.map(({ kind }) => kind)).toEqual([
      'created',
      'listed',
      'sampled',
      'checked',
      'started',
      'finished',
    ]);

    const contents = await campaigns.contents(id);
    const decisions = await Promise.all(contents.map(({ decisionId }) => cases.show(decisionId!)));
    expect(new Set(decisions.map((decision) => decision.id)).size).toBe(3);
    for (const decision of decisions) {
      expect(decision).toMatchObject({
        decidedBy: at.senior.id,
        outcome: 'restrict',
        ground: 'terms',
        automation: { decision: 'none', processing: ['grouping'] },
        restrictions: [{ type: 'visibility-removal', state: 'imposed' }],
      });
      expect(decision.statement).toMatchObject({ exemption: null });
    }
    const byName = new Map(contents.map(({ contentId }, index) => [contentId, decisions[index]!]));
    expect(byName.get(names[0]!)).toMatchObject({
      cause: 'notice',
      source: 'article-16',
      findings: [{ outcome: 'against-terms', items: 1 }],
    });
    expect(byName.get(names[1]!)).toMatchObject({ cause: 'own-initiative', source: 'voluntary', findings: [] });
    expect(await mail.nextMailTo(`sender-of-${names[1]}@example.org`)).toMatchObject({
      subject: expect.stringContaining('statement of reasons') as string,
    });
    await mailAbout(`notifier-of-${names[0]}@example.org`, /decision/);
  });

  const mailAbout = async (email: string, subject: RegExp) => (await mail.nextMailAbout(email, subject)).text;

  it('joins the open case, answers what was seen, and moves what came later on', async () => {
    const [name] = await campaigns.describeMany(1);
    const first = await notify(name!);
    const id = await campaigns.checked([name!]);
    const { seenThrough } = await campaigns.preview(id);
    const later = await notify(name!, `later-${name}@example.org`);
    await campaigns.step(id, 'decision', { seenThrough });
    await campaigns.stands(id, 'decided');
    const [content] = await campaigns.contents(id);
    const decision = await cases.show(content!.decisionId!);
    expect(decision.caseId).toBe(await cases.caseOf(first.reference));
    expect(decision.findings).toEqual([{ outcome: 'against-terms', items: 1 }]);
    const next = await cases.caseOf(later.reference);
    expect(next).not.toBe(decision.caseId);
    expect(await app.db.query('select state from review_case where id = $1', [next])).toEqual([{ state: 'open' }]);
  });

  it('leaves out what is in other hands, changed or restricted meanwhile, and says why', async () => {
    const [held, edited, restricted, newer, escalated, plain] = (await campaigns.describeMany(6)) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const heldNotice = await notify(held);
    await cases.take(await cases.caseOf(heldNotice.reference));
    const own = await cases.ownInitiative(restricted);
    await cases.decide(own, spam());
    const escalatedNotice = await notify(escalated);
    const escalatedCase = await cases.take(await cases.caseOf(escalatedNotice.reference));
    await at.moderator.post(`/v1/review/cases/${escalatedCase.caseId}/hold`, {
      reason: 'Asked the recipient.',
      until: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
    });
    const id = await campaigns.checked([held, edited, restricted, newer, escalated, plain]);
    await campaigns.describe({ language: 'de' }, edited);
    const preview = await campaigns.preview(id);
    expect(preview).toMatchObject({ contents: 6, heldByModerators: 1, onHold: 1, changed: 1, alreadyRestricted: 1 });
    expect(preview).toMatchObject({ needsApproval: true });
    await notify(newer);
    expect((await campaigns.step(id, 'decision', { seenThrough: preview.seenThrough })).body.state).toBe('proposed');
    expect((await campaigns.step(id, 'approval', {}, at.compliance)).status).toBe(200);
    const done = await campaigns.stands(id, 'decided');
    const causes = new Map((await campaigns.contents(id)).map(({ contentId, cause }) => [contentId, cause]));
    expect([held, edited, restricted, newer, escalated, plain].map((name) => causes.get(name))).toEqual([
      'live-claim',
      'changed',
      'already-restricted',
      'notified-meanwhile',
      'on-hold',
      null,
    ]);
    expect(done.contents).toContainEqual({ state: 'left-out', cause: 'live-claim', contents: 1 });
    expect(done.contents).toContainEqual({ state: 'decided', cause: null, contents: 1 });
  });

  it('leaves out what the decider declared an interest in', async () => {
    const [name] = await campaigns.describeMany(1);
    await at.senior.post('/v1/platforms/forum/interests', { tie: 'own', contentId: name, reason: 'I posted it.' });
    const id = await campaigns.checked([name!]);
    await campaigns.decide(id);
    await campaigns.stands(id, 'decided');
    expect(await campaigns.contents(id)).toMatchObject([{ state: 'left-out', cause: 'interest-declared' }]);
    const [{ count }] = (await app.db.query<{ count: number }>(
      'select count(*) as count from review_case c join subject s on s.id = c.subject_id join content o on o.id = s.content_id where o.external_id = $1',
      [name],
    )) as [{ count: number }];
    expect(count).toBe(0);
  });

  it('that does nothing answers notices, and leaves out what nobody notified', async () => {
    const [noticed, silent] = (await campaigns.describeMany(2)) as [string, string];
    await notify(noticed);
    const draft = {
      outcome: 'no-action',
      facts: 'The posts quote a public notice.',
      finding: { outcome: 'neither' },
      automation: { detection: false, decision: 'none', processing: [] },
    };
    const id = await campaigns.checked([noticed, silent], draft);
    await campaigns.decide(id);
    await campaigns.stands(id, 'decided');
    const contents = await campaigns.contents(id);
    const of = (name: string) => contents.find(({ contentId }) => contentId === name)!;
    expect(of(silent)).toMatchObject({ state: 'left-out', cause: 'not-notified', decisionId: null });
    expect(await cases.show(of(noticed).decisionId!)).toMatchObject({
      outcome: 'no-action',
      statement: null,
      findings: [{ outcome: 'neither', items: 1 }],
    });
  });

  it('above the threshold needs a second person, who may refuse', async () => {
    const names = await campaigns.describeMany(6);
    const id = await campaigns.checked(names);
    expect((await campaigns.decide(id)).body).toMatchObject({ state: 'proposed', startedAt: null });
    const own = await campaigns.step<ProblemBody>(id, 'approval', {}, at.senior);
    expect([own.status, slugOf(own.body)]).toEqual([409, 'campaign-approved-by-another']);
    expect((await campaigns.step(id, 'approval', {}, at.moderator)).status).toBe(403);
    const refused = await campaigns.step(id, 'refusal', { reason: 'Look at the fourth.' }, at.compliance);
    expect(refused.body).toMatchObject({ state: 'gathering', decidedBy: null });
    expect((await campaigns.contents(id, 'decided')).length).toBe(0);
    await campaigns.check(id);
    await campaigns.decide(id);
    const other = await at.person({ alias: 'second-senior', role: 'senior-moderator' });
    const [one, two] = await Promise.all([
      campaigns.step<CampaignBody & ProblemBody>(id, 'approval', {}, at.compliance),
      campaigns.step<CampaignBody & ProblemBody>(id, 'approval', {}, other),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    await expect(app.db.query('update campaign set approved_by = null where id = $1', [id])).rejects.toThrow(
      'campaign_large_one_approved_by_a_second_person',
    );
    const done = await campaigns.stands(id, 'decided');
    expect(done).toMatchObject({ decidedBy: at.senior.id, sampleRound: 2 });
    expect([at.compliance.id, other.id]).toContain(done.approvedBy);
    expect(await campaigns.contents(id, 'decided')).toHaveLength(6);
  });

  it('is begun once by two callers, and only after a checked sample', async () => {
    const names = await campaigns.describeMany(2);
    const id = await campaigns.create();
    await campaigns.add(id, names);
    const early = await campaigns.decide(id);
    expect([early.status, slugOf(early.body as unknown as ProblemBody)]).toEqual([409, 'campaign-move-refused']);
    await campaigns.check(id);
    const { seenThrough } = await campaigns.preview(id);
    const answers = await Promise.all([1, 2].map(() => campaigns.step(id, 'decision', { seenThrough })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await campaigns.stands(id, 'decided');
    const rows = await app.db.query<{ decisions: number }>(
      'select count(*) as decisions from decision d join campaign_content p on p.decision_id = d.id where p.campaign_id = $1',
      [id],
    );
    expect(rows).toEqual([{ decisions: 2 }]);
  });

  it('refuses a snapshot that nobody saw, and people without the skill', async () => {
    const id = await campaigns.checked(await campaigns.describeMany(1));
    for (const seenThrough of ['no', '99999999999:99999999999:']) {
      const { status, body } = await campaigns.step<ProblemBody>(id, 'decision', { seenThrough });
      expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['#/seenThrough']]);
    }
    expect((await campaigns.step(id, 'decision', { seenThrough: '1:1:' }, at.moderator)).status).toBe(403);
    const unskilled = await at.person({ alias: 'unskilled', role: 'senior-moderator', skills: [] });
    const draft = spam({ category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS', keyword: undefined });
    const other = await campaigns.checked(await campaigns.describeMany(1), draft);
    expect((await campaigns.decide(other, unskilled)).status).toBe(403);
    expect((await campaigns.show(other)).state).toBe('checked');
    expect(await campaigns.contents(id, 'decided')).toEqual([]);
  });

  it('is one decision among others: shown and corrected as any', async () => {
    const [name] = await campaigns.describeMany(1);
    const id = await campaigns.checked([name!]);
    await campaigns.decide(id);
    await campaigns.stands(id, 'decided');
    const decisionId = (await campaigns.contents(id))[0]!.decisionId!;
    const { status, body } = await at.moderator.post<Decision>(`/v1/decisions/${decisionId}/corrections`, {
      reason: 'It is no advertising.',
      outcome: 'no-action',
      facts: 'The post reports on the wave.',
      automation: { detection: false, decision: 'none', processing: [] },
    });
    expect([status, body.supersedesId]).toEqual([201, decisionId]);
  });
});
