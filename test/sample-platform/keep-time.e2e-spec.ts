import { Refused } from '../../clients/typescript/src/index.js';
import { restricting } from '../decisions/cases-on.js';
import { until } from '../support/until.js';
import { sampleDesk, sampleOf } from './sample-on.js';

describe('the sample platform, whose clock differs from that of Noticedesk', () => {
  it.each([
    ['ahead', -3_000],
    ['behind', 3_600_000],
  ])(
    'is %s: it confirms nevertheless, and loses nothing',
    async (_case, aheadMs) => {
      const on = await sampleDesk({ aheadMs });
      const sample = await sampleOf(on);
      const url = await sample.publish('post-1', 'Ann calls Bob a thief.');
      await sample.publish('advert', 'Miracle pills!');
      await sample.http.post('/filter');
      const { reference } = await on.cases.notify({ items: [{ url }] });
      const { body } = await on.cases.decide(await on.cases.take(await on.cases.caseOf(reference)), restricting());
      const path = `/v1/platforms/forum/restrictions/${body.restrictions[0]!.id}`;
      await until(async () => {
        const { restriction } = (await on.at.moderator.get<{ restriction: { state: string } }>(path)).body;
        return restriction.state === 'in-effect';
      }, 30_000);
      await sample.allTold();
      expect([...sample.platform.state.refused]).toEqual([]);
      expect(sample.platform.state.measures.size).toBe(1);
      const tooEarly = sample.complaints.filter((error) => error instanceof Refused && error.status === 422);
      expect(tooEarly.length > 0).toBe(aheadMs < 0);
      await sample.stop();
      await on.stop();
    },
    60_000,
  );
});
