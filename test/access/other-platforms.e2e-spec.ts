import { casesOn, restricting } from '../decisions/cases-on.js';
import { aNotice, desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

/** Two platforms in one installation: what belongs to one does not exist for the other, whatever its people and systems may do. */
describe('what belongs to another platform', () => {
  let app: TestApp;
  let mine: Desk;
  let theirs: Desk;

  beforeAll(async () => {
    app = await testApp();
    mine = await desk(app);
    theirs = await desk(app, { key: 'market' });
  });
  afterAll(() => app.stop());

  it('is not found, by any of its ids, with any key', async () => {
    const cases = casesOn(app, mine);
    const { contentId, url } = await cases.described({ accountType: 'private' });
    const open = await cases.held([{ items: [{ url }] }]);
    const decided = await cases.decided();
    const [message] = await app.db.query<{ id: string }>('select id from message limit 1');
    const noticed = decided.held.received[0]!.reference;
    const command = decided.restrictions[0]!.command.id;
    const item = open.items[0]!.id;
    const decision = restricting();
    const reason = 'Curious.';
    const until = new Date(app.clock.now().getTime() + 3_600_000);
    const gets = [
      `decisions/${decided.id}`,
      `decisions/${decided.id}/findings`,
      `statements/${decided.statement!.id}`,
      `review/cases/${open.caseId}`,
      ...['forum', 'market', mine.platformId].flatMap((platform) => [
        `platforms/${platform}/restrictions/${decided.restrictions[0]!.id}`,
        `platforms/${platform}/notices/${noticed}/attachments/0`,
        `platforms/${platform}/contents/${contentId}`,
        ...(message ? [`platforms/${platform}/messages/${message.id}`] : []),
      ]),
    ];
    const posts: [string, object][] = [
      [`review/cases/${open.caseId}/pull`, { reason }],
      [`review/cases/${open.caseId}/decision`, { seenThrough: open.seenThrough, ...decision }],
      [`decisions/${decided.id}/corrections`, { reason, ...decision }],
      ...['forum', 'market'].flatMap((platform): [string, object][] => [
        [`platforms/${platform}/enforcement-commands/${command}/confirmations`, { outcome: 'refused', evidence: 'x' }],
        [`platforms/${platform}/preservations/${item}`, { outcome: 'captured' }],
        [`platforms/${platform}/notices/${noticed}/category`, { category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' }],
      ]),
    ];
    /** Holding nothing is what a case of nobody's looks like to them. */
    const leaves: [string, object][] = [
      [`review/cases/${open.caseId}/renew`, {}],
      [`review/cases/${open.caseId}/release`, {}],
      [`review/cases/${open.caseId}/hold`, { reason, until }],
      [`review/cases/${open.caseId}/escalate`, { reason }],
      [`review/cases/${open.caseId}/hand-over`, { reason, to: theirs.senior.id }],
      [`review/cases/${open.caseId}/knowledge-assessments`, { itemId: item, givesActualKnowledge: true }],
    ];
    const admin = await theirs.person({ alias: 'admin', role: 'admin' });
    const auditor = await theirs.person({ alias: 'auditor', role: 'auditor' });
    const callers: Client[] = [theirs.system, theirs.moderator, theirs.senior, theirs.compliance, admin, auditor];
    const answers: [string, number][] = [];
    for (const caller of callers) {
      for (const path of gets) answers.push([path, (await caller.get(`/v1/${path}`)).status]);
      for (const [path, body] of posts) answers.push([path, (await caller.post(`/v1/${path}`, body)).status]);
    }
    expect(answers.filter(([, status]) => status !== 404 && status !== 403)).toEqual([]);
    for (const [path, body] of leaves) expect((await theirs.senior.post(`/v1/${path}`, body)).status).toBe(409);
    expect((await mine.moderator.post(`/v1/review/cases/${open.caseId}/renew`, {})).status).toBe(200);
  });

  it('is in none of its lists', async () => {
    const lists = ['notices', 'restrictions', 'enforcement-commands', 'messages', 'preservations', 'audit-entries'];
    for (const list of lists) {
      for (const caller of [theirs.system, theirs.senior, theirs.compliance]) {
        const own = await caller.get<{ items?: unknown[] }>(`/v1/platforms/market/${list}`);
        if (list !== 'audit-entries' && own.status === 200) expect(own.body.items).toEqual([]);
        expect([403, 404]).toContain((await caller.get(`/v1/platforms/forum/${list}`)).status);
      }
    }
    expect((await theirs.moderator.post('/v1/review/claims', {})).status).toBe(204);
    expect((await theirs.system.post('/v1/notices', aNotice())).status).toBe(422);
    expect(
      (await theirs.system.put('/v1/platforms/forum/contents/x', { kind: 'content', contentTypes: ['text'] })).status,
    ).toBe(404);
  });
});
