import { Webhook } from 'standardwebhooks';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import {
  casesOn,
  restricting,
  type Cases,
  type Decision,
  type ProblemBody,
  type Statement,
} from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { mailCatcher, type MailCatcher } from '../support/mail-catcher.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { webhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

/** Where the recipient complains, on its line: what is sent to them alone. */
const complaintLink = /\n *https?:\S+\/complaint\?ticket=\S+/;

let unique = 0;

describe('the statement of reasons (Art. 17)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let mail: MailCatcher;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    mail = await mailCatcher();
    receiver = await webhookReceiver();
    app = await testApp({ env: { SMTP_URL: mail.smtpUrl, INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' } });
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
    await receiver.stop();
  });

  /** Decided about the described post of a recipient with this language, after notices. */
  const stated = async (
    decision: Record<string, unknown>,
    {
      language = 'en',
      notices = [{}],
      on = cases,
    }: { language?: string; notices?: Record<string, unknown>[]; on?: Cases } = {},
  ) => {
    const email = `recipient-${++unique}@example.org`;
    const { contentId, url } = await on.described({ email, language });
    const decided = await on.decided(
      decision,
      notices.map((one) => ({ items: [{ url }], ...one })),
    );
    return { ...decided, email, contentId, url };
  };
  const statementTo = async (email: string) => (await mail.nextMailTo(email)).text!;

  const endsAt = new Date(Date.now() + 40 * 86_400_000).toISOString();
  const full = restricting({
    restrictions: [
      { type: 'visibility-removal', territory: ['DE', 'AT'] },
      { type: 'account-suspension', endsAt },
    ],
    automation: { detection: true, decision: 'partial', processing: [], system: 'm1' },
  });

  describe('tells the recipient, element by element (Art. 17(3)),', () => {
    let text: string;
    let statement: Statement;
    let url: string;

    beforeAll(async () => {
      const decided = await stated(full);
      text = await statementTo(decided.email);
      statement = (await at.system.get<Statement>(`/v1/statements/${decided.statement!.id}`)).body;
      url = decided.url;
    });

    it('what it is about', () => {
      expect(text).toContain(url);
      expect(statement.elements).toMatchObject({ subject: { kind: 'content', locations: [url] } });
    });

    it('(a) which restriction, where and for how long', () => {
      expect(text).toContain('The content is removed. Territory: AT, DE. Duration: until further notice.');
      expect(text).toMatch(/The account is suspended\. Territory: AT, BE, .*SK\. Duration: until .*20\d\d/);
      expect(statement.elements).toMatchObject({
        restrictions: [
          { type: 'visibility-removal', territory: ['AT', 'DE'], endsAt: null },
          { type: 'account-suspension', endsAt },
        ],
      });
    });

    it('(b) facts and circumstances, and what led to it', () => {
      expect(text).toContain('The post of 3 November names a neighbour.');
      expect(text).toContain('A notice sent to us (Art. 16) led to this decision.');
      expect(statement.elements).toMatchObject({
        facts: 'The post of 3 November names a neighbour.',
        source: 'article-16',
      });
    });

    it('(b) not who sent the notice (SOR-4)', () => {
      expect(text).not.toContain('Eve Example');
      expect(text).not.toContain('eve@example.org');
      expect(statement.elements).toMatchObject({ notifier: null });
    });

    it('(c) automated detection and decision', () => {
      expect(text).toContain('The content was detected by automated means.');
      expect(text).toContain('The decision was taken partly by automated means.');
      expect(statement.elements).toMatchObject({ automation: { detection: true, decision: 'partial' } });
    });

    it('(d) the legal ground and why', () => {
      expect(text).toContain('German Criminal Code, Section 185 (DE)');
      expect(text).toContain('It calls a named person a thief.');
      expect(statement.elements).toMatchObject({
        ground: { kind: 'illegal', law: 'German Criminal Code', provision: 'Section 185', memberState: 'DE' },
      });
    });

    it('(f) the redress', () => {
      expect(text).toContain('lodge a complaint');
      expect(text).toContain('out-of-court dispute settlement');
      expect(text).toContain('go to court');
      expect(statement.elements).toMatchObject({ redress: ['internal-complaint', 'out-of-court', 'court'] });
    });

    it('whom to turn to (Art. 12)', () => expect(text).toContain('help@forum.example'));

    it('in words that are kept with template, version and language, without the link to complain as the recipient', () => {
      expect(text).toMatch(complaintLink);
      expect(statement).toMatchObject({ template: 'statement', templateVersion: 2, language: 'en', exemption: null });
      expect(statement.text!.trim()).toBe(text.replace(complaintLink, '').trim());
    });
  });

  it('tells (e) the contractual ground and why', async () => {
    const { email, statement } = await stated(
      restricting({
        ground: {
          kind: 'terms',
          clause: { code: 'spam' },
          explanation: 'It advertises the same shop for the tenth time.',
        },
        category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
        keyword: undefined,
      }),
    );
    const text = await statementTo(email);
    expect(text).toContain('spam, version 1: No spam');
    expect(text).toContain('incompatible with it: It advertises the same shop for the tenth time.');
    expect(statement!.elements).toMatchObject({ ground: { kind: 'terms', clause: { code: 'spam', version: 1 } } });
  });

  it("is written in the recipient's language where it is known (SOR-6)", async () => {
    const { email, statement } = await stated(full, { language: 'de' });
    const text = await statementTo(email);
    expect(statement!.language).toBe('de');
    for (const words of [
      'Der Inhalt wird entfernt. Gebiet: AT, DE. Dauer: bis auf Weiteres.',
      'Anlass war eine Meldung',
      'Der Inhalt wurde mit automatisierten Mitteln erkannt.',
      'teilweise mit automatisierten Mitteln getroffen',
      'Warum wir den Inhalt für rechtswidrig halten: It calls',
      'Beschwerde bei uns einlegen',
      'außergerichtliche Streitbeilegung',
      'ein Gericht anrufen',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is written in French', async () => {
    const { email, statement } = await stated(full, { language: 'fr' });
    const text = await statementTo(email);
    expect(statement!.language).toBe('fr');
    for (const words of ['Le contenu est retiré. Territoire: AT, DE.', 'Fondement juridique', 'saisir la justice']) {
      expect(text).toContain(words);
    }
  });

  it('falls back to the language of the platform', async () => {
    const { statement } = await stated(full, { language: 'fi' });
    expect(statement!.language).toBe('en');
  });

  it('says that our own initiative led to it', async () => {
    const email = `recipient-${++unique}@example.org`;
    const { contentId } = await cases.described({ email });
    await cases.decide(await cases.ownInitiative(contentId), restricting());
    const text = await statementTo(email);
    expect(text).toContain('on our own initiative');
    expect(text).toContain(contentId);
  });

  it('says too that nothing was done by automated means (Art. 17(3)(c))', async () => {
    const { email } = await stated(restricting());
    const text = await statementTo(email);
    expect(text).toContain('The content was not detected by automated means.');
    expect(text).toContain('The decision was taken by a person, not by automated means.');
  });

  describe('names the notifier', () => {
    const necessity = 'The recipient must know whose copyright is claimed.';

    it('with a recorded necessity, by name alone (Art. 17(3)(b))', async () => {
      const { email, texts, statement } = await stated(restricting({ discloseNotifier: { necessity } }));
      const text = await statementTo(email);
      expect(text).toContain('The notice was sent by: Eve Example.');
      expect(text).not.toContain('eve@example.org');
      expect(text).not.toContain(necessity);
      expect(texts).toMatchObject({ disclosureNecessity: necessity });
      expect(statement!.elements).toMatchObject({ notifier: 'Eve Example' });
    });

    it('of the notice that is named', async () => {
      const { url } = await cases.described({ email: `recipient-${++unique}@example.org` });
      const held = await cases.held([
        { items: [{ url }] },
        { items: [{ url }], notifier: { name: 'Ada', email: 'ada@example.org' } },
      ]);
      const [row] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [
        held.received[1]!.reference,
      ]);
      const { body } = await cases.decide(held, restricting({ discloseNotifier: { necessity, noticeId: row!.id } }));
      expect(body.statement!.elements).toMatchObject({ notifier: 'Ada' });
    });

    it('never of a notice that the decision does not answer, or who gave no name', async () => {
      const other = await cases.held();
      const [row] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [
        other.received[0]!.reference,
      ]);
      const foreign = await cases.decide<ProblemBody>(
        await cases.held(),
        restricting({ discloseNotifier: { necessity, noticeId: row!.id } }),
      );
      expect([foreign.status, foreign.body.errors[0]!.pointer]).toEqual([422, '#/discloseNotifier/noticeId']);
      const nameless = await cases.decide<ProblemBody>(
        await cases.held([{ notifier: undefined }]),
        restricting({ discloseNotifier: { necessity } }),
      );
      expect([nameless.status, nameless.body.errors[0]!.pointer]).toEqual([422, '#/discloseNotifier']);
    });
  });

  describe('is made and not sent', () => {
    const messagesOf = (decision: Decision) =>
      app.db.query(`select 1 from message where decision_id = $1 and kind = 'statement'`, [decision.id]);

    it('to nobody whose contact is not known, with the exemption of Art. 17(2)', async () => {
      const decided = await cases.decided();
      expect(decided.statement).toMatchObject({ exemption: 'no-contact-details' });
      expect(decided.statement!.text).toContain('It calls a named person a thief.');
      expect(await messagesOf(decided)).toEqual([]);
    });

    it('to the senders of deceptive high-volume content, with its exemption', async () => {
      const decided = await stated(restricting({ statementExemption: 'deceptive-high-volume' }));
      expect(decided.statement).toMatchObject({ exemption: 'deceptive-high-volume' });
      expect(await messagesOf(decided)).toEqual([]);
      const [entry] = await app.db.query('select action, details from audit_entry where entity_id = $1', [
        decided.statement!.id,
      ]);
      expect(entry).toMatchObject({ action: 'statement.exempted', details: { exemption: 'deceptive-high-volume' } });
    });
  });

  it('goes out through the platform that speaks for its recipients', async () => {
    const there = await desk(app, { key: 'speaker' });
    const { secret } = await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    const boss = await there.person({ alias: 'boss', role: 'admin' });
    const { status } = await boss.patch('/v1/platforms/speaker', { speaksForRecipients: true });
    expect(status).toBe(200);
    const on = casesOn(app, there);
    const { contentId } = await on.described({ email: 'not-by-mail@example.org', language: 'de' });
    const { body } = await on.decide(await on.ownInitiative(contentId), restricting());
    const request = await receiver.next(({ body: raw }) => raw.includes('statement.issued'));
    const event = new Webhook(secret).verify(request.body, request.headers as Record<string, string>) as {
      data: { message: { text: string } } & Record<string, unknown>;
    };
    expect(event.data.message.text.replace(complaintLink, '')).toBe(body.statement!.text);
    expect(event).toMatchObject({
      type: 'statement.issued',
      platform: 'speaker',
      data: {
        decisionId: body.id,
        statementId: body.statement!.id,
        recipientId: `recipient of ${contentId}`,
        message: { language: 'de' },
        complaintUrl: expect.stringMatching(/complaint\?ticket=/) as string,
        statement: { facts: 'The post of 3 November names a neighbour.' },
      },
    });
    expect(mail.mails.flatMap(({ to }) => JSON.stringify(to))).not.toContain('not-by-mail@example.org');
  });

  it('cannot be left out of a restriction: the database refuses it', async () => {
    const { id } = await cases.decided();
    const copy = (set: string) =>
      app.owner.query(
        `insert into decision select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'supersedes_id', d.id) || ${set})).*
       from decision d where d.id = $1`,
        [id],
      );
    await expect(copy(`'{"statement_id": null}'`)).rejects.toThrow('decision_restriction_has_a_statement');
    await expect(copy(`jsonb_build_object('statement_id', gen_random_uuid())`)).rejects.toThrow('decision_statement');
  });

  it('is open to its own platform and the staff, and to nobody else', async () => {
    const { statement } = await cases.decided();
    const path = `/v1/statements/${statement!.id}`;
    const other = await desk(app, { key: `elsewhere-${++unique}` });
    expect((await at.system.get(path)).status).toBe(200);
    expect((await at.compliance.get(path)).status).toBe(200);
    expect((await other.system.get(path)).status).toBe(404);
    expect((await other.moderator.get(path)).status).toBe(404);
    expect((await at.stranger.get(path)).status).toBe(401);
    expect((await at.system.get('/v1/statements/0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f')).status).toBe(404);
  });
});
