import { forecast, type OpenWork } from './forecast.rules.js';

/** Ten items due in the first hour, forty in the fourth, ten in the eighth. */
const work: OpenWork = {
  open: 100,
  overdue: 0,
  receivedPerHour: 5,
  decidedPerHour: 10,
  dueInHour: new Map([
    [1, 10],
    [4, 40],
    [8, 10],
  ]),
};

const firstDay = (more: Partial<OpenWork>) =>
  forecast({ ...work, ...more })
    .filter(({ hours }) => [1, 4, 8].includes(hours))
    .map(({ expectedOverdue }) => expectedOverdue);

describe('the forecast of breaches (SLA-5)', () => {
  it('expects none where people keep pace with what is due', () =>
    expect(firstDay({ decidedPerHour: 20 })).toEqual([0, 0, 0]));

  it('expects what is due beyond the pace, and does not forget it later', () =>
    expect(firstDay({})).toEqual([0, 10, 10]));

  it('lets what is overdue already take its share of the pace', () =>
    expect(firstDay({ overdue: 15 })).toEqual([10, 25, 25]));

  it('expects all of it where nobody decides', () => expect(firstDay({ decidedPerHour: 0 })).toEqual([10, 50, 60]));

  it('says how the backlog grows or shrinks, never below nothing', () => {
    const backlogs = (more: Partial<OpenWork>) => forecast({ ...work, ...more }).map(({ backlog }) => backlog);
    expect(backlogs({}).slice(0, 4)).toEqual([95, 90, 80, 60]);
    expect(backlogs({ receivedPerHour: 12 }).slice(0, 4)).toEqual([102, 104, 108, 116]);
    expect(forecast({ ...work, open: 10, receivedPerHour: 0 }).at(-1)).toMatchObject({ backlog: 0, decidedItems: 10 });
  });
});
