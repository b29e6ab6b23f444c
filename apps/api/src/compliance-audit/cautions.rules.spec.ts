import { cautionsOf } from './cautions.rules.js';

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const known = {
  period: { from: '2026-10-01', to: '2026-10-31' },
  from: at('2026-10-01'),
  until: at('2026-11-01'),
  before: { from: at('2026-08-31') },
  now: at('2026-11-05'),
  registeredAt: at('2026-01-01'),
  firstNoticeAt: at('2026-01-02'),
};
const titles = (changes: Partial<typeof known> | { firstNoticeAt: null }) =>
  cautionsOf({ ...known, ...changes }).map(({ title }) => title);

describe('what the first page warns of', () => {
  it.each<[string, Parameters<typeof titles>[0], string[]]>([
    ['nothing when all is on record', {}, []],
    ['a period that is not over', { now: at('2026-10-20') }, ['The period is not over']],
    ['nothing at the very end', { now: at('2026-11-01') }, []],
    [
      'facts that begin within the period',
      { registeredAt: at('2026-10-10'), firstNoticeAt: at('2026-10-11') },
      ['The period begins before the facts do'],
    ],
    [
      'facts that begin within the period before',
      { registeredAt: at('2026-09-15'), firstNoticeAt: at('2026-09-16') },
      ['The period before is not on record in whole'],
    ],
    ['nothing when older notices were imported', { registeredAt: at('2026-10-10') }, []],
    ['no notices at all', { firstNoticeAt: null }, ['There are no notices']],
    ['notices that came only later', { firstNoticeAt: at('2026-11-02') }, ['There are no notices']],
  ])('%s', (_what, changes, expected) => expect(titles(changes)).toEqual(expected));
});
