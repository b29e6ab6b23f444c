import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { shareLanesSweep } from '../../apps/api/src/review/index.js';
import { ManageStaffService } from '../../apps/api/src/staff/index.js';
import { aNotice, desk, type Desk, type Moderator } from '../support/desk.js';
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

  describe('by now', () => {
    const share = () => app.app.get(JobHandlers).runSweep(shareLanesSweep);
    const notify = () => at.stranger.post('/v1/notices', aNotice({ language: 'sw' }));
    const isGivenTo = async (moderator: Moderator) => {
      await share();
      return (await moderator.post('/v1/review/claims', {})).status === 200;
    };

    it('waits for who speaks it, until they leave', async () => {
      const speaker = await at.person({ alias: 'speaker', languages: ['sw'] });
      await notify();
      expect(await isGivenTo(at.moderator)).toBe(false);
      await app.app.get(ManageStaffService).leave(at.platformId, speaker.id);
      expect(await isGivenTo(at.moderator)).toBe(true);
    });

    it('is given to a senior who does not speak it, when it was escalated to those', async () => {
      const speaker = await at.person({ alias: 'speaker', languages: ['sw'] });
      await notify();
      const { body } = await speaker.post<{ case: { id: string } }>('/v1/review/claims', {});
      await speaker.post(`/v1/review/cases/${body.case.id}/escalate`, { reason: 'A hard one.' });
      expect(await isGivenTo(speaker)).toBe(false);
      expect(await isGivenTo(at.senior)).toBe(true);
    });

    it('is given to nobody without the skill', async () => {
      await at.person({ alias: 'speaker', languages: ['sw'], skills: [] });
      const skilled = await at.person({ alias: 'skilled', languages: ['fr'], skills: ['child-safety'] });
      const unskilled = await at.person({ alias: 'unskilled', skills: [] });
      await at.stranger.post('/v1/notices', aNotice({ language: 'sw', allegesChildSexualAbuse: true }));
      expect([await isGivenTo(unskilled), await isGivenTo(skilled)]).toEqual([false, true]);
    });
  });
});
