import { newId } from '../../apps/api/src/infrastructure/ids.js';
import {
  casesOn,
  doingNothing,
  restricting,
  slugOf,
  type Cases,
  type Decision,
  type ProblemBody,
} from '../decisions/cases-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { campaignsOn, spam, type Campaigns } from './campaigns-on.js';

interface Doubt {
  kind: string;
  id: string;
  appliedOn: string | null;
  repeatsKind: string;
  repeatsId: string;
  supersededById: string | null;
}

describe('what repeats a decision', () => {
  let app: TestApp;
  let at: Desk;
  let other: Desk;
  let cases: Cases;
  let campaigns: Campaigns;
  let measures: ReturnType<typeof measuresOn>;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    other = await desk(app, { key: 'other' });
    cases = casesOn(app, at);
    campaigns = campaignsOn(at);
    measures = measuresOn(at);
  });
  afterAll(() => app.stop());

  const repeating = async (repeatsDecisionId: string) =>
    cases.decided(restricting({ repeatsDecisionId })) as unknown as Promise<
      Decision & { repeatsDecisionId: string | null }
    >;
  const inDoubt = async (of: string) =>
    (await at.moderator.get<{ items: Doubt[]; next: string | null }>(`/v1/platforms/forum/repeats-in-doubt?of=${of}`))
      .body.items;
  const correct = (id: string, decision: Record<string, unknown>) =>
    at.moderator.post<Decision & ProblemBody>(`/v1/decisions/${id}/corrections`, { reason: 'A mistake.', ...decision });
  const measured = (changes: Record<string, unknown>) => {
    const now = app.clock.now().toISOString();
    return aMeasure({ appliedOn: now.slice(0, 10), occurredAt: now, statement: { sentAt: now }, ...changes });
  };

  const reverse = async ({ appliedOn, measureId }: Record<string, unknown>) => {
    const path = `/v1/platforms/forum/measures/${String(appliedOn)}/${String(measureId)}/reversal`;
    const { status } = await at.system.post(path, { reversedAt: app.clock.now().toISOString() });
    expect(status).toBeLessThan(300);
  };

  it('is linked, and listed to be looked at again when the repeated one falls', async () => {
    const first = await cases.decided();
    const again = await repeating(first.id);
    expect(again.repeatsDecisionId).toBe(first.id);
    const more = await repeating(first.id);
    const measure = measured({ repeats: { decisionId: first.id } });
    expect((await measures.record(measure)).status).toBe(201);
    expect(await inDoubt(first.id)).toEqual([]);

    const kept = await correct(first.id, restricting({ facts: 'The post names two neighbours.' }));
    expect(await inDoubt(first.id)).toEqual([]);
    const fallen = await correct(kept.body.id, doingNothing());
    expect(fallen.status).toBe(201);
    const doubtful = await inDoubt(first.id);
    expect(doubtful.map(({ kind, id, repeatsId }) => [kind, id, repeatsId])).toEqual([
      ...[again.id, more.id].sort().map((id) => ['decision', id, first.id]),
      ['measure', measure['measureId'], first.id],
    ]);
    expect(doubtful[0]!.supersededById).toBe(fallen.body.id);
    const all = await at.moderator.get<{ items: Doubt[]; next: string | null }>(
      '/v1/platforms/forum/repeats-in-doubt?limit=2',
    );
    const rest = await at.moderator.get<{ items: Doubt[] }>(
      `/v1/platforms/forum/repeats-in-doubt?limit=2&after=${all.body.next}`,
    );
    expect([...all.body.items, ...rest.body.items]).toEqual(doubtful);

    await correct(again.id, doingNothing());
    await reverse(measure);
    expect((await inDoubt(first.id)).map(({ id }) => id)).toEqual([more.id]);
    expect((await other.moderator.get<{ items: Doubt[] }>('/v1/platforms/other/repeats-in-doubt')).body.items).toEqual(
      [],
    );
  });

  it('may be a measure that repeats a measure', async () => {
    const first = measured({});
    await measures.record(first);
    const again = measured({ repeats: { appliedOn: first['appliedOn'], measureId: first['measureId'] } });
    expect((await measures.record(again)).status).toBe(201);
    const doubted = async () =>
      (await at.moderator.get<{ items: Doubt[] }>('/v1/platforms/forum/repeats-in-doubt')).body.items.filter(
        ({ repeatsKind }) => repeatsKind === 'measure',
      );
    expect(await doubted()).toEqual([]);
    await reverse(first);
    expect(await doubted()).toMatchObject([
      { kind: 'measure', id: again['measureId'], repeatsId: first['measureId'], supersededById: null },
    ]);
    await reverse(again);
    expect(await doubted()).toEqual([]);
  });

  it('is another decision of the same platform', async () => {
    const first = await cases.decided();
    const stranger = casesOn(app, other);
    const theirs = await stranger.decided(restricting(), [{ platform: 'other' }]);
    const held = await cases.held();
    for (const repeatsDecisionId of [newId(), theirs.id]) {
      const { status, body } = await cases.decide<ProblemBody>(held, restricting({ repeatsDecisionId }));
      expect([status, slugOf(body), body.errors.map(({ pointer }) => pointer)]).toEqual([
        422,
        'invalid-input',
        ['#/repeatsDecisionId'],
      ]);
    }
    const own = await correct(first.id, restricting({ repeatsDecisionId: first.id }));
    expect([own.status, own.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['#/repeatsDecisionId']]);
    expect((await cases.show(first.id)).supersededById).toBeNull();
  });

  it('may be a campaign of re-uploads, each of which names the first', async () => {
    const first = await cases.decided(spam());
    const refused = await at.moderator.post<ProblemBody>(campaigns.base, {
      name: 'Re-uploads',
      ...spam({ repeatsDecisionId: newId() }),
    });
    expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(['#/repeatsDecisionId']);
    const id = await campaigns.checked(await campaigns.describeMany(2), spam({ repeatsDecisionId: first.id }));
    await campaigns.decide(id);
    await campaigns.stands(id, 'decided');
    await correct(first.id, doingNothing());
    const decided = (await campaigns.contents(id)).map(({ decisionId }) => decisionId);
    expect((await inDoubt(first.id)).map((doubt) => doubt.id).sort()).toEqual(decided.sort());
    await campaigns.step(id, 'reversal', { reason: 'The first fell.', facts: 'The film is a parody.' });
    await campaigns.stands(id, 'reversed');
    expect(await inDoubt(first.id)).toEqual([]);
  });
});
