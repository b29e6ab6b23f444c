import { casesOn, slugOf, type Cases, type Decision, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { campaignsOn, type Campaigns } from './campaigns-on.js';

describe('taking a campaign back', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let campaigns: Campaigns;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
    campaigns = campaignsOn(at);
  });
  afterAll(() => app.stop());

  const reversal = { reason: 'The offer is real.', facts: 'The offer is that of a public authority.' };
  const decided = async (names: readonly string[]) => {
    const id = await campaigns.checked(names);
    await campaigns.decide(id);
    await campaigns.stands(id, 'decided');
    return id;
  };
  const mailAbout = async (email: string, subject: RegExp) => (await mail.nextMailAbout(email, subject)).text;

  it('supersedes each decision and tells both sides, but keeps exceptions and what was superseded', async () => {
    const [noticed, plain, excepted, corrected] = (await campaigns.describeMany(4)) as [string, string, string, string];
    await cases.notify({
      items: [{ url: `https://forum.example/posts/${noticed}` }],
      notifier: { name: 'Eve', email: 'eve-of-the-wave@example.org' },
    });
    const id = await decided([noticed, plain, excepted, corrected]);
    await mailAbout('eve-of-the-wave@example.org', /decision/);
    const of = async (name: string) => (await campaigns.contents(id)).find(({ contentId }) => contentId === name)!;
    const correction = await at.moderator.post<Decision>(
      `/v1/decisions/${(await of(corrected)).decisionId}/corrections`,
      {
        reason: 'It is no advertising.',
        outcome: 'no-action',
        facts: 'The post reports on the wave.',
        automation: { detection: false, decision: 'none', processing: [] },
      },
    );
    expect(correction.status).toBe(201);

    const { status, body } = await campaigns.step(id, 'reversal', { ...reversal, except: [excepted] });
    expect([status, body]).toMatchObject([200, { state: 'reversing', reversedBy: at.senior.id }]);
    const done = await campaigns.stands(id, 'reversed');
    expect(done.contents).toEqual([
      { state: 'kept', cause: 'exception', contents: 1 },
      { state: 'kept', cause: 'superseded', contents: 1 },
      { state: 'reversed', cause: null, contents: 2 },
    ]);
    const back = await of(noticed);
    expect(await cases.show(back.reversalId!)).toMatchObject({
      supersedesId: back.decisionId,
      decidedBy: at.senior.id,
      outcome: 'no-action',
      findings: [{ outcome: 'neither', items: 1 }],
      restrictions: [{ state: 'lifted' }],
      texts: { correctionReason: reversal.reason },
    });
    expect(await cases.show((await of(plain)).reversalId!)).toMatchObject({ outcome: 'no-action', findings: [] });
    expect((await cases.show((await of(excepted)).decisionId!)).restrictions).toMatchObject([{ state: 'imposed' }]);
    expect((await of(corrected)).reversalId).toBeNull();
    expect(await mailAbout(`sender-of-${plain}@example.org`, /corrected/)).toContain('lifted');
    expect(await mailAbout('eve-of-the-wave@example.org', /decision/)).toContain('takes the place of our earlier one');
  });

  it('is done once, by whoever comes first, and never before the campaign is decided', async () => {
    const names = await campaigns.describeMany(2);
    const early = await campaigns.checked(names);
    expect((await campaigns.step(early, 'reversal', reversal)).status).toBe(409);
    const id = await decided(await campaigns.describeMany(2));
    const answers = await Promise.all([1, 2].map(() => campaigns.step(id, 'reversal', reversal)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await campaigns.stands(id, 'reversed');
    expect((await campaigns.step(id, 'reversal', reversal)).status).toBe(409);
    expect(await campaigns.contents(id, 'reversed')).toHaveLength(2);
  });

  it('refuses exceptions that it did not decide, and says nothing without a reason', async () => {
    const [stranger, name] = (await campaigns.describeMany(2)) as [string, string];
    const id = await decided([name]);
    const wrong = await campaigns.step<ProblemBody>(id, 'reversal', { ...reversal, except: [name, stranger, 'none'] });
    expect([wrong.status, slugOf(wrong.body), wrong.body.errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      'invalid-input',
      ['#/except/1', '#/except/2'],
    ]);
    const unsaid = await campaigns.step<ProblemBody>(id, 'reversal', {});
    expect(unsaid.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['#/facts', '#/reason']);
    expect((await campaigns.step(id, 'reversal', reversal, at.moderator)).status).toBe(403);
    expect((await campaigns.show(id)).state).toBe('decided');
  });
});
