/** More than this share of wrong contents would be found out … */
export const wrongShareAtMost = 0.05;

/** … in all but this share of the samples. Both are our choice: no article names a number. */
export const missedShareAtMost = 0.05;

/**
 * How many contents a person looks at, of so many: the fewest that, when all of them fit, leave at most 5 % of chance that more than 5 %
 * of the campaign do not. Drawn without replacement (hypergeometric): 59 of very many, all of a few.
 */
export function sampleSize(population: number): number {
  const wrong = Math.floor(population * wrongShareAtMost) + 1;
  let missed = 1;
  for (let drawn = 0; drawn < population; drawn++) {
    missed *= Math.max(population - wrong - drawn, 0) / (population - drawn);
    if (missed <= missedShareAtMost) return drawn + 1;
  }
  return population;
}
