import {
  expiryFaults,
  holdRequestMoves,
  holdRequestStates,
  lapsesAt,
  stateAfterAnswer,
  type HoldRequestMove,
  type HoldRequestState,
} from './hold-request.rules.js';

const now = new Date('2026-11-22T10:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const answered: Record<HoldRequestMove, HoldRequestState> = {
  approve: 'approved',
  refuse: 'refused',
  lapse: 'lapsed',
};

describe('a request for a hold (ORD-6)', () => {
  it.each(holdRequestStates.flatMap((state) => holdRequestMoves.map((move) => [state, move] as const)))(
    '%s, %s',
    (state, move) => expect(stateAfterAnswer(state, move)).toBe(state === 'asked' ? answered[move] : null),
  );

  it('waits for a day at most, and never longer than the hold would last', () => {
    expect(lapsesAt(now, inHours(100))).toEqual(inHours(24));
    expect(lapsesAt(now, inHours(3))).toEqual(inHours(3));
  });

  it.each([
    ['now', 0, 1],
    ['in a moment', 0.01, 0],
    ['on the last day', 180 * 24, 0],
    ['later', 180 * 24 + 1, 1],
  ])('may expire %s', (_when, hours, faults) => expect(expiryFaults(inHours(hours), now)).toHaveLength(faults));
});
