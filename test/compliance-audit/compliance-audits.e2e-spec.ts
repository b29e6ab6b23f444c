import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';

interface ShownAudit {
  id: string;
  state: string;
  stepsDone: number;
  stepsTotal: number;
  verdicts: { section: string; verdict: string }[];
  files: { kind: string; name: string; sizeBytes: number; sha256: string }[];
}

describe('the compliance audit report (Art. 37)', () => {
  let app: TestApp;
  let forum: Desk;
  let address: string;
  const clock = new TestClock('2026-10-05T08:00:00Z');
  const period = { from: '2026-10-01', to: '2026-10-31' };

  const make = async (asked = period): Promise<ShownAudit> => {
    const { body, status } = await forum.compliance.post<ShownAudit>(address, asked);
    expect(status).toBe(202);
    return until(async () => {
      const { body: shown } = await forum.compliance.get<ShownAudit>(`${address}/${body.id}`);
      return shown.state === 'made' || shown.state === 'failed' ? shown : undefined;
    }, 60_000);
  };

  beforeAll(async () => {
    app = await testApp({ clock });
    forum = await desk(app);
    address = `/v1/platforms/${forum.platform}/compliance-audits`;
  });
  afterAll(() => app.stop());

  it('makes one', async () => {
    await forum.stranger.post('/v1/notices', aNotice());
    const made = await make();
    expect(made.state).toBe('made');
  });
});
