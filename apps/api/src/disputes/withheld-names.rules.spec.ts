import { withheldName, withoutNames } from './withheld-names.rules.js';

describe('withoutNames', () => {
  it.each([
    ['a name', 'I, Eve Example, say so.', ['Eve Example'], `I, ${withheldName}, say so.`],
    ['other capitals', 'EVE EXAMPLE', ['Eve Example'], withheldName],
    ['a line break in it', 'Eve\n Example', ['Eve Example'], withheldName],
    ['an address', '<eve@example.org>', ['eve@example.org'], `<${withheldName}>`],
    ['a decomposed letter', 'Zoe\u0308 Muster', ['Zo\u00eb Muster'], withheldName],
    ['other letters', 'Ευα Παράδειγμα!', ['Ευα Παράδειγμα'], `${withheldName}!`],
    ['signs that mean something in a pattern', 'by A.(B)*', ['A.(B)*'], `by ${withheldName}`],
    ['the longer of two', 'Eve Example-Muster', ['Eve Example', 'Eve Example-Muster'], withheldName],
    ['each of several', 'Eve and Al', ['Eve', 'Al'], `${withheldName} and ${withheldName}`],
    ['not a part of a word', 'Steven evens, Eves', ['Eve'], 'Steven evens, Eves'],
    ['nothing without names', 'Eve, a friend', [' ', '', 'a'], 'Eve, a friend'],
  ])('takes out %s', (_case, text, names, expected) => expect(withoutNames(text, names)).toBe(expected));

  it('looks into everything and changes nothing else', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    const value = { at, texts: ['by Eve', { deep: 'Eve', count: 2, none: null, yes: true }] };
    expect(withoutNames(value, ['Eve'])).toEqual({
      at: '2026-11-22T10:00:00.000Z',
      texts: [`by ${withheldName}`, { deep: withheldName, count: 2, none: null, yes: true }],
    });
  });
});
