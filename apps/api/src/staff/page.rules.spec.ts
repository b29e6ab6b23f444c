import { type OnCall, pageStates } from './page.js';
import { afterPageStep, roundOf } from './page.rules.js';

const person = (staffId: string, email: string | undefined = `${staffId}@example.org`): OnCall => ({
  staffId,
  role: 'senior-moderator',
  languages: ['en'],
  email,
});
const silent = (staffId: string): OnCall => ({ ...person(staffId), email: undefined });
const ids = (people: readonly OnCall[]) => people.map(({ staffId }) => staffId);

describe('the steps of a page', () => {
  const allowed = [
    ['open', 'acknowledge', 'acknowledged'],
    ['open', 'settle', 'settled'],
  ];

  it.each(pageStates.flatMap((state) => (['acknowledge', 'settle'] as const).map((step) => [state, step] as const)))(
    'from %s by %s',
    (state, step) => {
      const expected = allowed.find(([from, by]) => from === state && by === step)?.[2];
      expect(afterPageStep(state, step)).toBe(expected);
    },
  );
});

describe('a round of a page', () => {
  const rota = [person('a'), person('b'), person('c')];

  it.each([
    [null, 'a'],
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['somebody who is off the rota', 'a'],
  ])('after %s pages %s', (last, next) => {
    expect(ids(roundOf(rota, [person('s')], last).paged)).toEqual([next]);
  });

  it('pages the only person on call again', () => {
    expect(ids(roundOf([person('a')], [], 'a').paged)).toEqual(['a']);
  });

  it('passes over whom it cannot reach, and says so', () => {
    const { paged, unreachable } = roundOf([person('a'), silent('b'), person('c')], [], 'a');
    expect(ids(paged)).toEqual(['c']);
    expect(ids(unreachable)).toEqual(['b']);
  });

  it('pages all who stand in when nobody is on call or reachable', () => {
    expect(ids(roundOf([], [person('s'), silent('t'), person('u')], null).paged)).toEqual(['s', 'u']);
    const { paged, unreachable } = roundOf([silent('a')], [person('s')], null);
    expect([ids(paged), ids(unreachable)]).toEqual([['s'], ['a']]);
  });

  it('pages nobody when nobody has an address', () => {
    expect(roundOf([], [silent('s')], null).paged).toEqual([]);
  });
});
