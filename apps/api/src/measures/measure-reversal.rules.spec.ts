import type { RestrictionType } from '../platforms/index.js';
import { leftOf, liftsFault } from './measure-reversal.rules.js';

const restrictionTypes: RestrictionType[] = ['visibility-removal', 'monetary-suspension'];

describe('what is left of a measure (Art. 20(4))', () => {
  it.each<[string, Date | null, RestrictionType[][], RestrictionType[]]>([
    ['all before any complaint', null, [], restrictionTypes],
    ['what no complaint lifted', null, [['visibility-removal']], ['monetary-suspension']],
    ['nothing after several', null, [['visibility-removal'], ['monetary-suspension']], []],
    ['nothing of what the platform took back', new Date(), [], []],
  ])('is %s', (_case, reversedAt, lifts, left) =>
    expect(
      leftOf(
        { restrictionTypes, reversedAt },
        lifts.map((types) => ({ lifts: types })),
      ),
    ).toEqual(left),
  );
});

describe('what a complaint may lift', () => {
  it.each<[string, RestrictionType[] | undefined, RestrictionType[], RegExp | null]>([
    ['a part', ['visibility-removal'], restrictionTypes, null],
    ['all that is left, without a list', undefined, restrictionTypes, null],
    ['not what is not in effect', ['account-suspension'], restrictionTypes, /in effect still/],
    ['not all by a list', restrictionTypes, restrictionTypes, /must leave something/],
    ['nothing where nothing is left', ['visibility-removal'], [], /nothing is/],
  ])('is %s', (_case, lifts, left, fault) => {
    if (fault) expect(liftsFault(lifts, left)).toMatch(fault);
    else expect(liftsFault(lifts, left)).toBeNull();
  });
});
