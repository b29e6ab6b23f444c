import { sampleSize } from './sample-size.rules.js';

/** The chance that no wrong content is among those drawn, by binomial coefficients instead of a running product. */
function missed(population: number, wrong: number, size: number): number {
  const logChoose = (n: number, k: number) => {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += Math.log(n - i) - Math.log(i + 1);
    return sum;
  };
  return size > population - wrong ? 0 : Math.exp(logChoose(population - wrong, size) - logChoose(population, size));
}

describe('the size of a sample', () => {
  it.each([
    [1, 1],
    [5, 5],
    [20, 16],
    [100_000, 59],
  ])('of %i is %i', (population, size) => expect(sampleSize(population)).toBe(size));

  it.each([2, 19, 20, 21, 60, 100, 1_000, 12_345])(
    'of %i finds more than 5 %% wrong in 19 of 20 samples, and none smaller does',
    (n) => {
      const wrong = Math.floor(n * 0.05) + 1;
      const size = sampleSize(n);
      expect(missed(n, wrong, size)).toBeLessThanOrEqual(0.05);
      expect(missed(n, wrong, size - 1)).toBeGreaterThan(0.05);
    },
  );
});
