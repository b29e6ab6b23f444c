import { Random } from '../random.js';
import { ordinaryAllegations, ownInitiativeAllegations } from './allegations/index.js';
import { planDay } from './plan-day.js';
import { rulingTerms } from './ruling.js';

const day = (seed: number, notices: number) => planDay(new Random(seed), notices, 'run');

describe('planDay', () => {
  it.each([1, 7, 25, 300])('plans exactly %i notices', (notices) =>
    expect(day(1, notices).notices).toHaveLength(notices),
  );

  it('plans the same day from the same seed, and another from another', () => {
    expect(day(3, 50)).toEqual(day(3, 50));
    expect(day(3, 50)).not.toEqual(day(4, 50));
  });

  it.each([1, 2, 3])('has every kind of turn in it (seed %i)', (seed) => {
    const { contents, notices, ownFinds } = day(seed, 300);
    expect(new Set(notices.map(({ sender }) => sender)).size).toBe(4);
    expect(notices.some(({ body }) => body.allegesChildSexualAbuse && !body.notifier)).toBe(true);
    expect(notices.some(({ body }) => body.allegesThreatToLife)).toBe(true);
    expect(notices.some(({ body }) => (body.items ?? []).length > 1)).toBe(true);
    expect(notices.some(({ supplement }) => supplement)).toBe(true);
    expect(notices.some(({ files }) => files.length > 0)).toBe(true);
    expect(notices.some(({ isRepeated }) => isRepeated)).toBe(true);
    expect(new Set(contents.flatMap(({ detour }) => detour ?? [])).size).toBe(4);
    expect(new Set(contents.map(({ answer }) => answer)).size).toBe(5);
    expect(contents.some(({ isMisjudged }) => isMisjudged)).toBe(true);
    expect(ownFinds.length).toBeGreaterThan(0);
  });

  it('asks no more of the intake than one stranger may in a minute by default', () => {
    const requests = day(1, 5_000).notices.filter(({ sender }) => sender === 'stranger');
    expect(requests.length).toBeLessThanOrEqual(40);
  });

  it('attaches no file where child sexual abuse is alleged (Art. 16(2)(c))', () => {
    const alleging = day(1, 2_000).notices.filter(({ body }) => body.keyword?.includes('CHILD_SEXUAL'));
    expect(alleging.length).toBeGreaterThan(0);
    expect(alleging.flatMap(({ files }) => files)).toEqual([]);
  });
});

describe('allegations', () => {
  it.each(
    [...new Set([...ordinaryAllegations, ...ownInitiativeAllegations])].map((one) => [one.keyword, one] as const),
  )('%s has a clause for each ruling under the terms (Art. 17(3)(e))', (_keyword, { rulings, clause }) => {
    const needsClause = rulings.some((ruling) => rulingTerms[ruling].ground === 'terms');
    expect(needsClause && !clause).toBe(false);
  });
});
