import { isReportSettings } from './report-settings.js';

describe('isReportSettings', () => {
  it.each([
    ['nothing', {}, true],
    ['choices of each kind', { trustedFlaggerNotices: 'in-area', share: 0.5, partly: true }, true],
    ['a list', [], false],
    ['null', null, false],
    ['a nested object', { a: {} }, false],
    ['a number that JSON cannot hold', { a: Infinity }, false],
    ['NUL', { a: 'x\0' }, false],
    ['a long text', { a: 'x'.repeat(201) }, false],
    ['a name that is no word', { 'a b': 1 }, false],
    [
      'too many',
      Object.fromEntries(
        Array.from({ length: 51 }, (_, i) => [`a${'b'.repeat(i % 26)}${'c'.repeat(i)}`.slice(0, 50), i]),
      ),
      false,
    ],
  ])('%s: %s', (_what, value, expected) => expect(isReportSettings(value)).toBe(expected));
});
