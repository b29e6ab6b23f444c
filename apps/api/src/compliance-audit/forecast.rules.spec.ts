import { forecastOf, type WorkDay } from './forecast.rules.js';

const days = (count: number, opened: number, decided: number, backlog: number): WorkDay[] =>
  Array.from({ length: count }, (_, index) => ({ day: `day ${index}`, opened, decided, backlog }));

describe('the forecast of the backlog', () => {
  it('carries the difference of the last 28 days on for 30 days', () =>
    expect(forecastOf([...days(100, 50, 0, 9), ...days(28, 12, 10, 40)])).toEqual({
      openedPerDay: 12,
      decidedPerDay: 10,
      backlogAhead: 100,
      daysOfWork: 4,
    }));

  it('never falls below none', () => expect(forecastOf(days(28, 1, 10, 40))!.backlogAhead).toBe(0));

  it('does not say how long it takes when nothing is decided', () => {
    expect(forecastOf(days(28, 1, 0, 40))!.daysOfWork).toBeNull();
    expect(forecastOf(days(28, 0, 0, 0))!.daysOfWork).toBe(0);
  });

  it('is none with less than a week', () => {
    expect(forecastOf(days(6, 1, 1, 1))).toBeNull();
    expect(forecastOf(days(7, 1, 1, 1))).not.toBeNull();
  });
});
