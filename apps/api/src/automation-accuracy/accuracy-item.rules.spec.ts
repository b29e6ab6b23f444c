import { itemStates, leaseEnd, stateAfter, type ItemMove, type ItemState } from './accuracy-item.rules.js';

const allowed: Record<ItemMove, Partial<Record<ItemState, ItemState>>> = {
  claim: { waiting: 'claimed' },
  release: { claimed: 'waiting' },
  expire: { claimed: 'waiting' },
  review: { claimed: 'reviewed' },
};
const every = (Object.keys(allowed) as ItemMove[]).flatMap((move) =>
  itemStates.map((state): [ItemState, ItemMove, ItemState | null] => [state, move, allowed[move][state] ?? null]),
);

it.each(every)('takes an item that is %s by %s to %s', (state, move, to) => expect(stateAfter(state, move)).toBe(to));

it('leases for a quarter of an hour', () =>
  expect(leaseEnd(new Date('2026-07-01T10:00:00Z'))).toEqual(new Date('2026-07-01T10:15:00Z')));
