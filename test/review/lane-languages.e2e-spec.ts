import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('a notice in a language that no moderator speaks (Art. 16(6))', () => {
  let app: TestApp;
  let at: Desk;

  beforeEach(async () => {
    app = await testApp();
    at = await desk(app);
  });
  afterEach(() => app.stop());

  it.each(['sw', 'en-GB', 'EN', 'no language at all'])('is given to somebody all the same: %s', async (language) => {
    const { body } = await at.stranger.post<{ reference: string }>('/v1/notices', aNotice({ language }));
    const claimed = await at.moderator.post<{ case: { items: { noticeReference: string; language: string }[] } }>(
      '/v1/review/claims',
      {},
    );
    expect(claimed.status).toBe(200);
    expect(claimed.body.case.items).toMatchObject([{ noticeReference: body.reference, language }]);
  });
});
