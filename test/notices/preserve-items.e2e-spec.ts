import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface Open {
  items: { itemId: string; url: string; moment: string | null }[];
}

describe('preserving what the items of a notice point to', () => {
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
  });
  afterAll(() => app.stop());

  it('is asked of the platform at once, and recorded when captured or failed', async () => {
    const urls = ['https://forum.example/live/1', 'https://forum.example/live/2'];
    await at.stranger.post('/v1/notices', aNotice({ items: urls.map((url) => ({ url, moment: '00:12:31' })) }));
    const path = `/v1/platforms/${at.platform}/preservations`;
    const { items } = await until(async () => {
      const { body } = await at.system.get<Open>(path);
      return body.items.length === 2 ? body : null;
    });
    expect(items.map((item) => item.url).sort()).toEqual(urls);
    expect(items[0]!.moment).toBe('00:12:31');

    expect((await at.system.post(`${path}/${items[0]!.itemId}`, { outcome: 'captured' })).status).toBe(204);
    expect((await at.system.post(`${path}/${items[1]!.itemId}`, { outcome: 'failed' })).status).toBe(422);
    expect(
      (await at.system.post(`${path}/${items[1]!.itemId}`, { outcome: 'failed', failure: 'deleted' })).status,
    ).toBe(204);
    expect((await at.system.get<Open>(path)).body.items).toEqual([]);
    expect((await at.moderator.get(path)).status).toBe(403);
  });
});
