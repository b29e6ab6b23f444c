import { dutiesOf, redressOf, type Duties } from './duties.rules.js';
import type { Tier } from './platform.js';

describe('dutiesOf', () => {
  const nothing: Duties = {
    statements: false,
    internalComplaints: false,
    outOfCourtDisputes: false,
    trustedFlaggers: false,
    transparencyDatabase: false,
    report: 'none',
  };
  const section3 = {
    internalComplaints: true,
    outOfCourtDisputes: true,
    trustedFlaggers: true,
    transparencyDatabase: true,
  };

  it.each<[string, { tier: Tier; microOrSmall: boolean; smallSizeGrace?: boolean }, Partial<Duties>]>([
    ['an intermediary', { tier: 'intermediary', microOrSmall: false }, { report: 'yearly' }],
    ['a small intermediary (Art. 15(2))', { tier: 'intermediary', microOrSmall: true }, {}],
    ['a hosting service (Art. 17)', { tier: 'hosting', microOrSmall: false }, { statements: true, report: 'yearly' }],
    ['a small hosting service', { tier: 'hosting', microOrSmall: true }, { statements: true }],
    [
      'an online platform',
      { tier: 'online-platform', microOrSmall: false },
      { statements: true, ...section3, report: 'yearly' },
    ],
    ['a small online platform (Art. 19(1))', { tier: 'online-platform', microOrSmall: true }, { statements: true }],
    [
      'one that was small within the last twelve months (Art. 19(1))',
      { tier: 'online-platform', microOrSmall: false, smallSizeGrace: true },
      { statements: true, report: 'yearly' },
    ],
    [
      'a very large platform (Art. 42(1))',
      { tier: 'vlop', microOrSmall: false },
      { statements: true, ...section3, report: 'half-yearly' },
    ],
    [
      'a very large platform of a small enterprise (Art. 19(2))',
      { tier: 'vlop', microOrSmall: true },
      { statements: true, ...section3, report: 'half-yearly' },
    ],
    ['a very large search engine', { tier: 'vlose', microOrSmall: false }, { statements: true, report: 'half-yearly' }],
  ])('of %s', (_what, service, owed) => expect(dutiesOf(service)).toEqual({ ...nothing, ...owed }));
});

describe('redressOf', () => {
  it('names complaint, settlement and court for an online platform (Art. 20, 21)', () =>
    expect(redressOf({ tier: 'online-platform', microOrSmall: false })).toEqual([
      'internal-complaint',
      'out-of-court',
      'court',
    ]));

  it('leaves the courts to recipients of a hosting service and of a small platform', () => {
    expect(redressOf({ tier: 'hosting', microOrSmall: false })).toEqual(['court']);
    expect(redressOf({ tier: 'online-platform', microOrSmall: true })).toEqual(['court']);
  });
});
