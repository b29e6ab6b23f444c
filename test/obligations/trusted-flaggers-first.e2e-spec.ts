import { Keys } from '../../apps/api/src/access/index.js';
import { casesOn } from '../decisions/cases-on.js';
import { client } from '../support/http.js';
import { aNotice, desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

const area = { category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', keyword: 'KEYWORD_PHISHING' };
const elsewhere = { category: 'STATEMENT_CATEGORY_VIOLENCE', keyword: undefined };

describe('the notices of trusted flaggers (Art. 22(1))', () => {
  let app: TestApp;
  let at: Desk;
  let admin: Client;
  let flagger: Client;
  let flaggerPath: string;

  beforeEach(async () => {
    app = await testApp();
    at = await desk(app);
    const keyOf = async (role: 'admin' | 'trusted-flagger', trustedFlaggerId?: string) => {
      const { key } = await app.db.transaction((tx) =>
        app.app.get(Keys).create(tx, { platformId: at.platformId, role, label: role, trustedFlaggerId }),
      );
      return client(app.url, key);
    };
    admin = await keyOf('admin');
    const path = `/v1/platforms/${at.platform}/trusted-flaggers`;
    const { body } = await admin.post<{ id: string }>(path, {
      name: 'Flaggers United',
      awardedBy: 'BE',
      categories: [area.category],
      validFrom: '2024-02-17',
    });
    flaggerPath = `${path}/${body.id}`;
    flagger = await keyOf('trusted-flagger', body.id);
  });
  afterEach(() => app.stop());

  const priorities = async (): Promise<string[]> => {
    const found: string[] = [];
    for (;;) {
      const { status, body } = await at.moderator.post<{ case: { priority: string } }>('/v1/review/claims', {});
      if (status === 204) return found;
      found.push(body.case.priority);
    }
  };

  it('go before older ones inside the area of expertise, and not outside it (TF-3)', async () => {
    const cases = casesOn(app, at);
    await cases.notify(area);
    await cases.notify(elsewhere, flagger);
    app.clock.move({ hours: 1 });
    await cases.notify(area, flagger);
    expect(await priorities()).toEqual(['trusted-flagger', 'standard', 'standard']);
  });

  it('are theirs by their key, not by what somebody types (TF-2)', async () => {
    await at.stranger.post('/v1/notices', aNotice({ ...area, notifier: { name: 'Flaggers United', kind: 'entity' } }));
    expect(await priorities()).toEqual(['standard']);
  });

  it('keep the status of the day of receipt when it is suspended later (TF-4)', async () => {
    const { reference } = await casesOn(app, at).notify(area, flagger);
    app.clock.move({ hours: 1 });
    expect((await admin.patch(flaggerPath, { suspended: true })).status).toBe(200);
    const { reference: after } = await casesOn(app, at).notify(area, flagger);
    const kinds = await app.db.query<{ kind: string; inArea: boolean | null }>(
      `select notifier_kind as kind, in_area_of_expertise as "inArea" from notice
       where reference = any ($1::text[]) order by received_at`,
      [[reference, after]],
    );
    expect(kinds).toEqual([
      { kind: 'trusted-flagger', inArea: true },
      { kind: 'individual', inArea: null },
    ]);
  });
});
