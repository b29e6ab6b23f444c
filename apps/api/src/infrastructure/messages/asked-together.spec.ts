import { AskedTogether } from './asked-together.js';

/** Doubles numbers, refuses every set that holds a negative one, and remembers the sets. */
function doubling(atMost = 10) {
  const sets: number[][] = [];
  const together = new AskedTogether<number, number>(async (numbers) => {
    sets.push([...numbers]);
    await new Promise(setImmediate);
    if (numbers.some((one) => one < 0)) throw new Error(`refused ${numbers.join(' ')}`);
    return numbers.map((one) => 2 * one);
  }, atMost);
  return { sets, together };
}

describe('what is asked together', () => {
  it('is answered in the order asked, with one question for all of a turn', async () => {
    const { sets, together } = doubling();
    expect(await Promise.all([3, 1, 2].map((one) => together.ask(one)))).toEqual([6, 2, 4]);
    expect(sets).toEqual([[3, 1, 2]]);
  });

  it('shares the next question while an answer is under way', async () => {
    const { sets, together } = doubling();
    const first = together.ask(1);
    await new Promise(setImmediate);
    const others = [2, 3].map((one) => together.ask(one));
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6]);
    expect(sets).toEqual([[1], [2, 3]]);
  });

  it('is asked so many at a time at most', async () => {
    const { sets, together } = doubling(2);
    await Promise.all([1, 2, 3, 4, 5].map((one) => together.ask(one)));
    expect(sets).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('is asked apart when it fails: only the one at fault fails', async () => {
    const { sets, together } = doubling();
    const [one, fault, two] = await Promise.allSettled([1, -1, 2].map((each) => together.ask(each)));
    expect([one, two]).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'fulfilled', value: 4 },
    ]);
    expect(fault).toMatchObject({ status: 'rejected', reason: { message: 'refused -1' } });
    expect(sets).toEqual([[1, -1, 2], [1], [-1], [2]]);
    expect(await together.ask(4)).toBe(8);
  });

  it('fails once when it is asked alone', async () => {
    const { sets, together } = doubling();
    await expect(together.ask(-1)).rejects.toThrow('refused -1');
    expect(sets).toEqual([[-1]]);
  });
});
