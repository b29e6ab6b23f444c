import { programVersion } from '../../apps/api/src/infrastructure/program-version.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import {
  casesOn,
  copyright,
  defamation,
  doingNothing,
  restricting,
  slugOf,
  type Cases,
  type Decision,
  type ProblemBody,
} from './cases-on.js';

describe('deciding a case (Art. 16(5), 17)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const written = async () => {
    const [row] = await app.db.query<Record<string, number>>(
      `select (select count(*) from decision) as decisions, (select count(*) from finding) as findings,
        (select count(*) from statement_of_reasons) as statements, (select count(*) from restriction) as restrictions,
        (select count(*) from restriction_change) as changes, (select count(*) from enforcement_command) as commands,
        (select count(*) from message where kind <> 'receipt') as messages, (select count(*) from audit_entry where actor_kind <> 'system') as audit,
        (select count(*) from sealed_text) as texts`,
    );
    return row;
  };
  const answeredBy = (caseId: string) =>
    app.db.query<{ decisionId: string | null }>(
      'select decision_id as "decisionId" from case_item where case_id = $1',
      [caseId],
    );

  it('writes decision, finding, statement, restriction and command', async () => {
    const held = await cases.held();
    const { status, body } = await cases.decide(held, restricting());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      caseId: held.caseId,
      decidedBy: at.moderator.id,
      cause: 'notice',
      source: 'article-16',
      outcome: 'restrict',
      ground: 'illegal',
      category: defamation.category,
      findings: [{ outcome: 'illegal', items: 1 }],
      statement: { exemption: 'no-contact-details' },
      restrictions: [{ type: 'visibility-removal', state: 'imposed', revision: 1, endsAt: null, inEffectAt: null }],
    });
    expect(body.restrictions[0]!.territory).toHaveLength(27);
    expect(body.restrictions[0]!.command).toMatchObject({ kind: 'impose', state: 'open', channel: 'pull' });
    expect(await answeredBy(held.caseId)).toEqual([{ decisionId: body.id }]);
    const [row] = await app.db.query(
      `select d.primary_item_id = $2 as primary, d.category_list_version, c.state, l.end_reason
       from decision d join review_case c on c.id = d.case_id join claim l on l.id = d.claim_id where d.id = $1`,
      [body.id, held.items[0]!.id],
    );
    expect(row).toMatchObject({ primary: true, state: 'decided', end_reason: 'decided' });
    expect((await at.compliance.get(`/v1/decisions/${body.id}`)).body).toEqual(body);
  });

  it('keeps what machines did in it, with system and version (DEC-4)', async () => {
    const automation = {
      detection: true,
      decision: 'partial',
      processing: ['translation'],
      system: 'hash-match',
      version: '4.2',
    };
    const { id } = await cases.decided(restricting({ automation }));
    expect((await at.compliance.get<{ automation: object }>(`/v1/decisions/${id}`)).body.automation).toEqual(
      automation,
    );
  });

  it('says by which program, so by which rules, each was made and corrected (Art. 37, AUD-1)', async () => {
    const { id } = await cases.decided();
    const { body } = await at.moderator.post<{ id: string }>(`/v1/decisions/${id}/corrections`, {
      ...doingNothing(),
      reason: 'It was satire.',
    });
    const entries = await app.db.query(
      `select action, details->>'program' as program from audit_entry where entity_id = any ($1::uuid[])
       and action like 'decision.%' order by action`,
      [[id, body.id]],
    );
    expect(entries).toEqual([
      { action: 'decision.made', program: programVersion },
      { action: 'decision.superseded', program: programVersion },
    ]);
  });

  it('keeps what somebody wrote sealed, and no word of it in the audit log', async () => {
    const { id, restrictions } = await cases.decided();
    const actions = await app.db.query<{ action: string; details: object }>(
      'select action, details from audit_entry where entity_id = any ($1::uuid[]) or details::text like $2 order by action',
      [[id, restrictions[0]!.id], `%${id}%`],
    );
    expect(actions.map(({ action }) => action)).toEqual(['decision.made', 'restriction.imposed', 'statement.exempted']);
    expect(JSON.stringify(actions)).not.toContain('neighbour');
    const [row] = await app.db.query<Record<string, unknown>>('select d::text as all from decision d where id = $1', [
      id,
    ]);
    expect(JSON.stringify(row)).not.toContain('neighbour');
  });

  it('closes a case with nothing done', async () => {
    const decision = await cases.decided(doingNothing());
    expect(decision).toMatchObject({ outcome: 'no-action', ground: null, statement: null, restrictions: [] });
    expect(decision.findings).toEqual([{ outcome: 'neither', items: 1 }]);
  });

  it('closes a case about something that is gone', async () => {
    const decision = await cases.decided(doingNothing({ finding: { outcome: 'unavailable' } }));
    expect(decision.findings).toEqual([{ outcome: 'unavailable', items: 1 }]);
  });

  it('holds a finding of its own for a category and for an item (DEC-1)', async () => {
    const held = await cases.held([defamation, copyright, copyright, defamation]);
    const own = held.items[3]!;
    const { body } = await cases.decide(
      held,
      restricting({
        forCategories: [
          {
            category: copyright.category,
            outcome: 'neither',
            law: 'UrhG',
            provision: '51',
            reason: 'It is a quotation.',
          },
        ],
        forItems: [{ itemId: own.id, outcome: 'unavailable' }],
      }),
    );
    expect(body.findings).toEqual([
      { outcome: 'illegal', items: 1 },
      { outcome: 'neither', items: 2 },
      { outcome: 'unavailable', items: 1 },
    ]);
    const { body: page } = await at.moderator.get<{ items: Record<string, unknown>[]; next: string | null }>(
      `/v1/decisions/${body.id}/findings?limit=2`,
    );
    expect(page.items).toHaveLength(2);
    const { body: rest } = await at.moderator.get<typeof page>(`/v1/decisions/${body.id}/findings?after=${page.next}`);
    const all = [...page.items, ...rest.items];
    expect(rest.next).toBeNull();
    expect(all.filter((one) => one.outcome === 'neither')[0]).toMatchObject({
      law: 'UrhG',
      provision: '51',
      reason: 'It is a quotation.',
    });
    expect(all.find((one) => one.itemId === own.id)).toMatchObject({ outcome: 'unavailable', law: null });
  });

  it('goes by the category that staff deduced, where they did', async () => {
    const held = await cases.held([defamation, {}]);
    await app.db.query(
      `insert into notice_category (platform_id, id, notice_id, category, category_list_version, deduced_by, staff_id, recorded_at)
       select platform_id, gen_random_uuid(), id, $2, '2025-07-01', 'staff', $3, received_at from notice where reference = $1`,
      [held.received[1]!.reference, copyright.category, at.moderator.id],
    );
    const { body } = await cases.decide(
      held,
      restricting({ forCategories: [{ category: copyright.category, outcome: 'neither' }] }),
    );
    expect(body.findings).toEqual([
      { outcome: 'illegal', items: 1 },
      { outcome: 'neither', items: 1 },
    ]);
  });

  it('rests on a clause of the terms in the version in force, or a named one (DEC-3)', async () => {
    const boss = await at.person({ alias: 'clauses', role: 'admin' });
    const clause = { code: 'nudity', title: 'No nudity', body: 'Do not post nudity.' };
    for (const title of ['No nudity', 'No nudity at all']) {
      await boss.post(`/v1/platforms/${at.platform}/terms-clauses`, { ...clause, title });
    }
    const ground = (version?: number) => ({
      kind: 'terms',
      clause: { code: 'nudity', ...(version && { version }) },
      explanation: 'It shows a nude person.',
    });
    const category = { category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC', keyword: undefined };
    const current = await cases.decided(restricting({ ...category, ground: ground() }));
    expect(current).toMatchObject({ ground: 'terms', clause: { code: 'nudity', version: 2 } });
    expect(current.findings).toEqual([{ outcome: 'against-terms', items: 1 }]);
    const former = await cases.decided(restricting({ ...category, ground: ground(1) }));
    expect(former.clause).toMatchObject({ version: 1 });
    const held = await cases.held();
    const { status, body } = await cases.decide<ProblemBody>(held, restricting({ ...category, ground: ground(9) }));
    expect([status, body.errors[0]!.pointer]).toEqual([422, '#/ground/clause']);
  });

  describe('on own initiative (Art. 15(1)(c))', () => {
    it('has no findings and no notifiers', async () => {
      const { contentId } = await cases.described(undefined);
      const held = await cases.ownInitiative(contentId);
      const { status, body } = await cases.decide(held, restricting());
      expect(status).toBe(201);
      expect(body).toMatchObject({ cause: 'own-initiative', source: 'voluntary', findings: [] });
      expect(body.texts).toMatchObject({
        law: 'German Criminal Code',
        explanation: 'It calls a named person a thief.',
      });
    });

    it('may find nothing', async () => {
      const { contentId } = await cases.described(undefined);
      const held = await cases.ownInitiative(contentId);
      const { status, body } = await cases.decide(held, doingNothing({ finding: undefined }));
      expect(status).toBe(201);
      expect(body).toMatchObject({ cause: 'own-initiative', outcome: 'no-action', statement: null });
    });

    it('refuses a finding: there is no item', async () => {
      const { contentId } = await cases.described(undefined);
      const { status, body } = await cases.decide<ProblemBody>(await cases.ownInitiative(contentId), doingNothing());
      expect([status, body.errors[0]!.pointer]).toEqual([422, '#/finding']);
    });

    it('answers the notices that came meanwhile, and says that they led to it', async () => {
      const { contentId, url } = await cases.described(undefined);
      await at.moderator.post('/v1/review/cases', { contentId });
      const { reference } = await cases.notify({ items: [{ url }] });
      const held = await cases.take(await cases.caseOf(reference));
      const { body } = await cases.decide(held, restricting());
      expect(body).toMatchObject({
        cause: 'notice',
        source: 'article-16',
        findings: [{ outcome: 'illegal', items: 1 }],
      });
    });
  });

  it('derives from the notices that a trusted flagger led to it (Art. 22)', async () => {
    const held = await cases.held([{}, {}]);
    await app.owner.query(
      `with flagger as (
         insert into trusted_flagger (platform_id, id, name, awarded_by, categories, valid_from, recorded_at)
         select id, gen_random_uuid(), 'Flaggers', 'BE', '{X}', '2024-02-17', recorded_at from platform where key = 'forum'
         returning id
       )
       update notice set notifier_kind = 'trusted-flagger', trusted_flagger_id = flagger.id from flagger where reference = $1`,
      [held.received[1]!.reference],
    );
    const { body } = await cases.decide(held, restricting());
    expect(body.source).toBe('trusted-flagger');
  });

  it('leaves an item that the moderator did not see to a new case', async () => {
    const held = await cases.held();
    const late = await cases.notify({ items: [{ url: held.url }] });
    expect(await cases.caseOf(late.reference)).toBe(held.caseId);
    const { body } = await cases.decide(held, restricting());
    expect(body.findings).toEqual([{ outcome: 'illegal', items: 1 }]);
    const next = await cases.caseOf(late.reference);
    expect(next).not.toBe(held.caseId);
    expect(await answeredBy(next)).toEqual([{ decisionId: null }]);
  });

  describe('is refused, with nothing written,', () => {
    const refused: [string, Record<string, unknown>, string][] = [
      ['without a ground', restricting({ ground: undefined }), '#/ground'],
      [
        'without a reason why',
        restricting({ ground: { kind: 'illegal', law: 'X', provision: '1', explanation: ' ' } }),
        '#/ground/explanation',
      ],
      ['without facts', restricting({ facts: '  ' }), '#/facts'],
      ['without a restriction', restricting({ restrictions: [] }), '#/restrictions'],
      ['with an unknown restriction', restricting({ restrictions: [{ type: 'ban' }] }), '#/restrictions/0/type'],
      [
        'with a territory outside the EEA',
        restricting({ restrictions: [{ type: 'visibility-removal', territory: ['US'] }] }),
        '#/restrictions/0/territory/0',
      ],
      [
        'with an end in the past',
        restricting({ restrictions: [{ type: 'account-suspension', endsAt: '2024-01-01T00:00:00Z' }] }),
        '#/restrictions/0/endsAt',
      ],
      [
        'with a clause that the terms lack',
        restricting({ ground: { kind: 'terms', clause: { code: 'no' }, explanation: 'x' } }),
        '#/ground/clause',
      ],
      ['with a source typed in', restricting({ source: 'voluntary' }), '#/source'],
      ['without the automation facts (Art. 17(3)(c))', restricting({ automation: undefined }), '#/automation'],
      ['with a keyword of another category', restricting({ keyword: 'KEYWORD_PHISHING' }), '#/keyword'],
      ['with no item found as the ground says', restricting({ finding: { outcome: 'neither' } }), '#/finding'],
      [
        'with something illegal and nothing done',
        doingNothing({ finding: { outcome: 'illegal', law: 'X', provision: '1' } }),
        '#/outcome',
      ],
      ['with nothing found', doingNothing({ finding: undefined }), '#/finding'],
      [
        'with a finding for an item of another case',
        restricting({ forItems: [{ itemId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', outcome: 'neither' }] }),
        '#/forItems/0/itemId',
      ],
      [
        'with a finding for a category that no notice has',
        restricting({ forCategories: [{ ...{ category: copyright.category }, outcome: 'neither' }] }),
        '#/forCategories/0/category',
      ],
      ['with a snapshot that is none', restricting({ seenThrough: 'now' }), '#/seenThrough'],
      ['with a snapshot that shows no item', restricting({ seenThrough: '3:3:' }), '#/seenThrough'],
    ];

    it.each(refused)('%s', async (_what, decision, pointer) => {
      const held = await cases.held();
      const before = await written();
      const { status, body } = await cases.decide<ProblemBody>(held, decision);
      expect([status, slugOf(body), body.errors[0]!.pointer]).toEqual([422, 'invalid-input', pointer]);
      expect(await written()).toEqual(before);
      expect((await cases.decide(held, restricting())).status).toBe(201); // the claim still lives
    });

    it('by who holds no claim', async () => {
      const held = await cases.held();
      const before = await written();
      const { status, body } = await cases.decide<ProblemBody>(held, restricting(), at.senior);
      expect([status, slugOf(body)]).toEqual([409, 'lease-lost']);
      expect(await written()).toEqual(before);
    });

    it('when the lease is over', async () => {
      const held = await cases.held();
      app.clock.move({ minutes: 16 });
      const { status, body } = await cases.decide<ProblemBody>(held, restricting());
      expect([status, slugOf(body)]).toEqual([409, 'lease-lost']);
    });

    it('when the case is decided', async () => {
      const { held } = await cases.decided();
      const { status, body } = await cases.decide<ProblemBody>(held, doingNothing());
      expect([status, slugOf(body)]).toEqual([409, 'lease-lost']);
    });

    it('when there is no such case', async () => {
      const held = { caseId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', seenThrough: '3:3:', items: [] };
      expect((await cases.decide(held, restricting())).status).toBe(404);
    });

    it('by the platform, by strangers and by those who oversee', async () => {
      const held = await cases.held();
      expect((await cases.decide(held, restricting(), at.system)).status).toBe(403);
      expect((await cases.decide(held, restricting(), at.compliance)).status).toBe(403);
      expect((await cases.decide(held, restricting(), at.stranger)).status).toBe(401);
    });
  });

  it('lets one of two decisions with the same claim through', async () => {
    for (let round = 0; round < 5; round++) {
      const held = await cases.held();
      const answers = await Promise.all([
        cases.decide<Decision & ProblemBody>(held, restricting()),
        cases.decide<Decision & ProblemBody>(held, doingNothing()),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('lease-lost');
      const [row] = await app.db.query<{ count: number }>('select count(*) from decision where case_id = $1', [
        held.caseId,
      ]);
      expect(row!.count).toBe(1);
    }
  });

  it('answers an item that arrives meanwhile now or in a new case, never in neither', async () => {
    for (let round = 0; round < 10; round++) {
      const held = await cases.held();
      const arriving = Array.from({ length: 5 }, () =>
        at.stranger.post<{ reference: string }>('/v1/notices', aNotice({ items: [{ url: held.url }] })),
      );
      const { status } = await cases.decide(held, restricting());
      expect(status).toBe(201);
      for (const { body } of await Promise.all(arriving)) {
        const [row] = await app.db.query<{ state: string; answered: boolean }>(
          `select c.state, ci.decision_id is not null as answered from notice n join notice_item i on i.notice_id = n.id
           join case_item ci on ci.item_id = i.id join review_case c on c.id = ci.case_id where n.reference = $1`,
          [body.reference],
        );
        expect(row!.answered).toBe(row!.state === 'decided');
      }
    }
  });

  it('shows a decision to those of its platform only', async () => {
    const { id } = await cases.decided();
    const other = await desk(app, { key: 'elsewhere' });
    expect((await other.moderator.get(`/v1/decisions/${id}`)).status).toBe(404);
    expect((await other.moderator.get(`/v1/decisions/${id}/findings`)).status).toBe(404);
    expect((await at.moderator.get('/v1/decisions/0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f')).status).toBe(404);
    expect((await at.stranger.get(`/v1/decisions/${id}`)).status).toBe(401);
  });

  it('closes the texts to an auditor, and of suspected child abuse to who lacks the skill', async () => {
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    const { id } = await cases.decided();
    expect((await auditor.get<Decision>(`/v1/decisions/${id}`)).body).toMatchObject({
      texts: null,
      statement: { text: null },
    });
    const plain = await at.person({ alias: 'plain', skills: ['general'] });
    const suspected = await cases.decided(
      restricting({
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
      }),
      [
        {
          category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
          keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
          allegesChildSexualAbuse: true,
        },
      ],
    );
    const read = async (by: typeof plain) => (await by.get<Decision>(`/v1/decisions/${suspected.id}`)).body.texts;
    expect(await read(plain)).toBeNull();
    const officer = await at.person({ alias: 'officer-2', role: 'compliance-officer', skills: [] });
    expect(await read(officer)).toBeNull();
    expect(await read(at.moderator)).not.toBeNull();
    expect(await read(at.senior)).not.toBeNull();
    expect((await plain.get<Decision>(`/v1/decisions/${id}`)).body.texts).not.toBeNull();
  });
});
