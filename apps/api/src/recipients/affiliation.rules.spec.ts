import { affiliationChanges } from './affiliation.rules.js';
import type { Affiliation } from './content.js';

const today = '2026-11-22';

function anAffiliation(affiliation: Partial<Affiliation> = {}): Affiliation {
  return { kind: 'media', source: 'public-register', validFrom: '2025-01-01', validTo: null, ...affiliation };
}

describe('affiliationChanges', () => {
  const known = [anAffiliation()];

  it('is nothing when the list says what is known', () =>
    expect(affiliationChanges(known, known, today)).toEqual({ begun: [], ended: [], otherSource: [] }));

  it('begins what is new by kind or first day', () => {
    const others = [anAffiliation({ kind: 'owner' }), anAffiliation({ validFrom: '2026-01-01' })];
    expect(affiliationChanges(known, [...known, ...others], today).begun).toEqual(others);
  });

  it('ends what is missing today, or on its first day when that is yet to come', () => {
    expect(affiliationChanges(known, [], today).ended).toEqual([anAffiliation({ validTo: today })]);
    const future = [anAffiliation({ validFrom: '2027-01-01' })];
    expect(affiliationChanges(future, [], today).ended).toEqual([{ ...future[0], validTo: '2027-01-01' }]);
  });

  it('leaves what has ended as it is', () =>
    expect(affiliationChanges([anAffiliation({ validTo: '2026-01-01' })], [], today).ended).toEqual([]));

  it('sets another end, and takes an end back', () => {
    const ending = [anAffiliation({ validTo: '2027-01-01' })];
    expect(affiliationChanges(known, ending, today).ended).toEqual(ending);
    expect(affiliationChanges(ending, known, today).ended).toEqual(known);
  });

  it('names the positions with another source', () =>
    expect(
      affiliationChanges(known, [anAffiliation({ kind: 'owner' }), anAffiliation({ source: 'press' })], today)
        .otherSource,
    ).toEqual([1]));
});
