import fc from 'fast-check';
import { jsonFault } from './json-fault.js';

describe('jsonFault', () => {
  it.each([
    ['a missing value', '{"a": }', { line: 1, column: 7 }],
    ['a comma too many', '{"a":1,}', { line: 1, column: 8 }],
    ['a missing colon on the second line', '{\n "a" 1}', { line: 2, column: 6 }],
    ['a line break inside a string', '{"a":"b\nc"}', { line: 1, column: 8 }],
    ['something after the end', '[1] x', { line: 1, column: 5 }],
    ['an early end', '{"a":"x', { line: 1, column: 8 }],
    ['nothing at all', '', { line: 1, column: 1 }],
    ['another language', '<a/>', { line: 1, column: 1 }],
  ])('finds %s', (_case, text, place) => expect(jsonFault(text)).toEqual(place));

  it('finds nothing in JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === undefined));
  });

  it('finds the end of every JSON object that was cut off', () => {
    const cut = fc.tuple(fc.dictionary(fc.string(), fc.integer()), fc.nat());
    fc.assert(
      fc.property(cut, ([value, at]) => {
        const text = JSON.stringify(value);
        const beginning = text.slice(0, at % text.length);
        expect(jsonFault(beginning)).toEqual({ line: 1, column: beginning.length + 1 });
      }),
    );
  });
});
