import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts members by UTF-16 code units and leaves no blanks', () => {
    expect(
      canonicalJson({ b: [1, { d: null, c: 'ü"\n' }], a: true, B: undefined, '\u20ac': 1, '\ud83d\ude00': 2 }),
    ).toBe('{"a":true,"b":[1,{"c":"ü\\"\\n","d":null}],"\u20ac":1,"\ud83d\ude00":2}');
  });

  it('writes what JSON reads back, and the same whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });
});
