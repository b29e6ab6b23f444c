import {
  chiSquare,
  chiSquareTail,
  fisherExact,
  kruskalWallis,
  mannWhitney,
  smallestExpected,
  type RankedGroup,
} from './statistics.rules.js';

/** Ranks by hand, as the database does it. */
function ranked(groups: readonly (readonly number[])[]): { groups: RankedGroup[]; tieTerm: number } {
  const all = groups.flat().sort((a, b) => a - b);
  const rankOf = (value: number) => (all.indexOf(value) + all.lastIndexOf(value)) / 2 + 1;
  const ties = [...new Set(all)].map((value) => all.filter((one) => one === value).length);
  return {
    groups: groups.map((group) => ({ n: group.length, rankSum: group.reduce((sum, value) => sum + rankOf(value), 0) })),
    tieTerm: ties.reduce((sum, t) => sum + t ** 3 - t, 0),
  };
}

describe('Kruskal and Wallis', () => {
  it('agree with Hollander and Wolfe (1973), page 116: clearance of dust by three groups', () => {
    const { groups, tieTerm } = ranked([
      [2.9, 3.0, 2.5, 2.6, 3.2],
      [3.8, 2.7, 4.0, 2.4],
      [2.8, 3.4, 3.7, 2.2, 2.0],
    ]);
    const result = kruskalWallis(groups, tieTerm)!;
    expect(result.statistic).toBeCloseTo(0.77143, 5);
    expect(result.degreesOfFreedom).toBe(2);
    expect(result.p).toBeCloseTo(0.68, 3);
  });

  it('agree with R on InsectSprays, which has many ties: 54.691, p 1.511e-10', () => {
    const { groups, tieTerm } = ranked([
      [10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13],
      [11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13],
      [0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4],
      [3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4],
      [3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4],
      [11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13],
    ]);
    const result = kruskalWallis(groups, tieTerm)!;
    expect(result.statistic).toBeCloseTo(54.691, 3);
    expect(result.p / 1.511e-10).toBeCloseTo(1, 3);
  });

  it('say nothing when all values are equal, or a group is empty', () => {
    const equal = ranked([
      [1, 1],
      [1, 1],
    ]);
    expect(kruskalWallis(equal.groups, equal.tieTerm)).toBeNull();
    expect(
      kruskalWallis(
        [
          { n: 3, rankSum: 6 },
          { n: 0, rankSum: 0 },
        ],
        0,
      ),
    ).toBeNull();
  });
});

describe('Mann and Whitney', () => {
  const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const early = [1.15, 0.88, 0.9, 0.74, 1.21];

  it('agree with Hollander and Wolfe (1973), page 69: permeability, one-sided p 0.1103 by the large sample approximation', () => {
    const { groups, tieTerm } = ranked([term, early]);
    const result = mannWhitney(groups[0]!, groups[1]!, tieTerm)!;
    expect(result.statistic).toBeCloseTo(1.2247, 4);
    expect(result.p / 2).toBeCloseTo(0.1103, 4);
  });

  it('are the same as Kruskal and Wallis for two groups, ties too', () => {
    const { groups, tieTerm } = ranked([
      [1, 2, 2, 3, 5],
      [2, 4, 5, 5, 6, 7],
    ]);
    const two = mannWhitney(groups[0]!, groups[1]!, tieTerm)!;
    const several = kruskalWallis(groups, tieTerm)!;
    expect(two.statistic ** 2).toBeCloseTo(several.statistic, 10);
    expect(two.p).toBeCloseTo(several.p, 12);
    expect(two.statistic).toBeLessThan(0); // the first is the quicker one
  });
});

describe('chi-square', () => {
  it('agrees with Agresti (2007), page 39: party by gender, 30.07, p 2.954e-07', () => {
    const result = chiSquare([
      [762, 327, 468],
      [484, 239, 477],
    ])!;
    expect(result.statistic).toBeCloseTo(30.07, 2);
    expect(result.degreesOfFreedom).toBe(2);
    expect(result.p / 2.954e-7).toBeCloseTo(1, 3);
  });

  it('leaves out what has no count, and says nothing of a single row', () => {
    expect(
      chiSquare([
        [3, 0, 4],
        [0, 0, 0],
        [4, 0, 3],
      ])!.degreesOfFreedom,
    ).toBe(1);
    expect(chiSquare([[3, 4]])).toBeNull();
    expect(chiSquare([])).toBeNull();
    expect(
      smallestExpected([
        [3, 1],
        [1, 3],
      ]),
    ).toBe(2);
  });

  it.each([
    [3.841458820694124, 1, 0.05],
    [6.634896601021213, 1, 0.01],
    [18.307038053275146, 10, 0.05],
    [135.80672317102676, 100, 0.01],
  ])('has the published quantiles: %d with %i degrees of freedom is %d', (value, degrees, p) =>
    expect(chiSquareTail(value, degrees)).toBeCloseTo(p, 10),
  );
});

describe('Fisher', () => {
  it.each([
    [
      'the lady tasting tea (Fisher 1935)',
      [
        [3, 1],
        [1, 3],
      ],
      0.4857,
    ],
    [
      'convictions of like-sex twins (Fisher 1962)',
      [
        [2, 15],
        [10, 3],
      ],
      0.0005367,
    ],
  ] as const)('agrees on %s', (_name, table, p) => expect(fisherExact(table).p / p).toBeCloseTo(1, 3));

  it('finds nothing in a table without a difference', () =>
    expect(
      fisherExact([
        [5, 5],
        [5, 5],
      ]).p,
    ).toBeCloseTo(1, 10));
});
