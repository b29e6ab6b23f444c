import { daysApart, seriesOf, stepMinutesOf } from './live-event.rules.js';

const window = (minutes: number) => ({ from: new Date(0), to: new Date(minutes * 60_000) });

describe('stepMinutesOf', () => {
  it.each([
    [1, 1],
    [400, 1],
    [401, 5],
    [2_001, 15],
    [6_001, 60],
    [31 * 1_440, 360],
  ])('splits %d minutes into steps of %d', (minutes, step) => expect(stepMinutesOf(window(minutes))).toBe(step));
});

describe('daysApart', () => {
  it.each([
    [60, 1],
    [1_440, 1],
    [1_441, 2],
  ])('of %d minutes is %d', (minutes, days) => expect(daysApart(window(minutes))).toBe(days));
});

describe('seriesOf', () => {
  const counts = [
    { step: 0, received: 6, decided: 0 },
    { step: 2, received: 2, decided: 4 },
    { step: 9, received: 0, decided: 4 },
  ];

  it('counts rate and backlog, the last step over the minutes that it has', () =>
    expect(seriesOf(counts, window(11), 5, 1)).toEqual([
      { minute: 0, perMinute: 1.2, backlog: 6 },
      { minute: 5, perMinute: 0, backlog: 6 },
      { minute: 10, perMinute: 2, backlog: 4 },
    ]));

  it('gives means over several windows', () =>
    expect(seriesOf(counts, window(5), 5, 2)).toEqual([{ minute: 0, perMinute: 0.6, backlog: 3 }]));
});
