import { languageLevels } from './profile.js';
import { humanResourcesOf, isReported } from './profile.rules.js';

describe('isReported', () => {
  it.each(languageLevels.map((level) => [level, ['B2', 'C1', 'C2', 'native'].includes(level)] as const))(
    'of %s is %s',
    (level, reported) => expect(isReported(level)).toBe(reported),
  );
});

describe('humanResourcesOf', () => {
  it('sums full-time equivalents by employment, and counts persons at B2 or better by language', () =>
    expect(
      humanResourcesOf(
        [
          { employment: 'internal', fullTimePercent: 50, languages: [{ language: 'de', level: 'B1' }] },
          {
            employment: 'internal',
            fullTimePercent: 100,
            languages: [
              { language: 'de', level: 'B2' },
              { language: 'fr', level: 'native' },
            ],
          },
          { employment: 'external', fullTimePercent: 33, languages: [{ language: 'xx', level: 'C2' }] },
        ],
        ['de', 'fr', 'mt'],
      ),
    ).toEqual({
      internal: 1.5,
      external: 0.33,
      languages: [
        { language: 'de', moderators: 1 },
        { language: 'fr', moderators: 1 },
        { language: 'mt', moderators: 0 },
      ],
    }));
});
