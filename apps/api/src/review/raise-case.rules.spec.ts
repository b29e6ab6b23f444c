import { laneOfSeniors, laneOfStaff } from './lane.rules.js';
import { raisedPlace, resumedPlace, type AskedPlace, type Place } from './raise-case.rules.js';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const standard: Place = {
  state: 'open',
  priority: 'standard',
  urgentAt: day(100),
  dueAt: day(100),
  skill: 'general',
  laneSkill: 'general',
};
const threat: AskedPlace = { priority: 'threat-to-life', skill: 'general', dueAt: day(107) };
const abuse: AskedPlace = { priority: 'child-safety', skill: 'child-safety', dueAt: day(107) };

describe('a case that a more urgent item joins', () => {
  it('goes ahead by the tier of the item, and is due no later than before', () =>
    expect(raisedPlace(standard, threat)).toEqual({
      ...standard,
      priority: 'threat-to-life',
      urgentAt: new Date(day(107).getTime() - 60 * 86_400_000),
    }));

  it('keeps its earlier place when it was overdue for longer than the tier goes ahead, and its hold ends all the same', () =>
    expect(raisedPlace({ ...standard, state: 'held', urgentAt: day(1), dueAt: day(1) }, threat)).toMatchObject({
      state: 'open',
      priority: 'threat-to-life',
      urgentAt: day(1),
    }));

  it.each<[string, Place, AskedPlace]>([
    ['the same tier', { ...standard, priority: 'threat-to-life' }, threat],
    [
      'a lower tier',
      { ...standard, priority: 'child-safety', skill: 'child-safety' },
      { ...threat, priority: 'standard' },
    ],
    ['a decided case', { ...standard, state: 'decided' }, threat],
  ])('is not moved by %s', (_case, found, asked) => expect(raisedPlace(found, asked)).toBeNull());
});

describe('a case that only suspended senders asked for (Art. 23(2))', () => {
  const waiting: Place = { ...standard, state: 'held', paused: true };

  it('goes on when a child or a life is at stake, or an authority asks', () => {
    for (const asked of [abuse, threat, { ...threat, priority: 'order' as const }]) {
      expect(raisedPlace(waiting, asked)).toMatchObject({ state: 'open', priority: asked.priority });
    }
    expect(raisedPlace({ ...waiting, paused: false }, abuse)).toMatchObject({ state: 'held' });
    expect(raisedPlace(waiting, { ...threat, priority: 'trusted-flagger' })).toMatchObject({ state: 'held' });
  });

  it('goes on as soon as anybody asks, and is due no later than that', () => {
    expect(resumedPlace(waiting, day(20))).toEqual({ ...waiting, state: 'open', dueAt: day(20), urgentAt: day(20) });
    expect(resumedPlace(waiting, day(200))).toEqual({ ...waiting, state: 'open' });
    expect(resumedPlace(waiting, day(20), true)).toMatchObject({ state: 'held', dueAt: day(20) });
  });

  it.each<[string, Place]>([
    ['is on hold for another reason', { ...waiting, paused: false }],
    ['goes on already', { ...waiting, state: 'open', paused: false }],
    ['is decided', { ...waiting, state: 'decided', paused: false }],
  ])('is left alone when it %s', (_what, found) => expect(resumedPlace(found, day(20))).toBeNull());
});

describe('a case in which child abuse is suspected', () => {
  it.each<[string, string, string]>([
    ['the lane of its skill', 'general', 'child-safety'],
    ['the seniors’ lane', laneOfSeniors('general'), laneOfSeniors('child-safety')],
    ['the lane of a person, who may lack the skill', laneOfStaff('x'), 'child-safety'],
  ])('is for those with the skill alone from then on, in %s', (_lane, laneSkill, expected) =>
    expect(raisedPlace({ ...standard, laneSkill }, abuse)).toMatchObject({
      skill: 'child-safety',
      laneSkill: expected,
    }),
  );

  it('becomes so whatever its tier, and keeps it', () =>
    expect(raisedPlace({ ...standard, priority: 'threat-to-life' }, abuse)).toMatchObject({
      priority: 'threat-to-life',
      skill: 'child-safety',
    }));

  it('stays so, whatever joins later', () => {
    const suspected = {
      ...standard,
      priority: 'child-safety',
      skill: 'child-safety',
      laneSkill: 'child-safety',
    } as const;
    const later = { ...threat, skill: 'intellectual-property' };
    expect(raisedPlace(suspected, later)).toMatchObject({ skill: 'child-safety', laneSkill: 'child-safety' });
  });
});
