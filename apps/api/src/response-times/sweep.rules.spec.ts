import { beginning, walkAfter, walkAt } from './sweep.rules.js';

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const place = { dueAt: '2026-11-22T09:00:00.000001Z', factId: '0192f1a0-5c3e-7000-8000-000000000001' };

describe('the walk along the due times', () => {
  it('sets out from the very first one', () => {
    expect(walkAt(undefined, at('10:00:00'))).toEqual({ place: beginning, setOutAt: at('10:00:00') });
  });

  it.each([
    ['goes on from the end of a full page', place, '10:00:05', place],
    [
      'starts again five minutes back at the end',
      null,
      '10:00:05',
      { ...beginning, dueAt: '2026-11-22T09:55:05.000Z' },
    ],
    ['starts from the first after ten minutes', null, '10:10:00', beginning],
    ['does not start over in the middle', place, '10:30:00', place],
  ])('%s', (_case, end, now, expected) => {
    expect(walkAfter(walkAt(undefined, at('10:00:00')), end, at(now)).place).toEqual(expected);
  });

  it('counts the ten minutes from when it set out', () => {
    const walk = walkAfter(walkAfter(walkAt(undefined, at('10:00:00')), null, at('10:09:59')), null, at('10:10:00'));
    expect(walk).toEqual({ place: beginning, setOutAt: at('10:10:00') });
  });

  it('goes on where it was, but sets out again when the clock was set back', () => {
    const walk = { place, setOutAt: at('10:00:00') };
    expect(walkAt(walk, at('10:00:00'))).toBe(walk);
    expect(walkAt(walk, at('09:59:59'))).toEqual({ place: beginning, setOutAt: at('09:59:59') });
  });
});
