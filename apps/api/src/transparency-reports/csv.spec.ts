import fc from 'fast-check';
import { guarded, toCsv, unguarded } from './csv.js';

it.each([
  ['plain fields', [['a', 'b']], 'a,b\r\n'],
  ['a blank field', [['a', '', 'b']], 'a,,b\r\n'],
  ['a comma', [['a,b']], '"a,b"\r\n'],
  ['quotes, doubled', [['the "Other" one']], '"the ""Other"" one"\r\n'],
  ['line ends inside a field', [['a\nb', 'c\rd']], '"a\nb","c\rd"\r\n'],
  ['trailing blanks as they are', [['a ', ' b']], 'a , b\r\n'],
  ['several records', [['a'], ['b']], 'a\r\nb\r\n'],
])('writes %s (RFC 4180)', (_case, records, csv) => expect(toCsv(records)).toBe(csv));

it.each([
  ['a formula', '=SUM(A1:A9)', "'=SUM(A1:A9)"],
  ['a plus', '+1', "'+1"],
  ['a minus', '-1', "'-1"],
  ['a function of old', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
  ['a carriage return', '\r=1', "'\r=1"],
])('guards %s from being run, and finds the text behind it again', (_case, text, inFile) => {
  expect(guarded(text)).toBe(inFile);
  expect(unguarded(inFile)).toBe(text);
});

it.each(['', 'plain', '1=1', ' =1', "'", "'quoted'", "''=1", 'a-b', '0.5'])('leaves %j as it is', (text) => {
  expect(guarded(text)).toBe(text);
  expect(unguarded(text)).toBe(text);
});

it('gives back whatever was guarded, as long as it did not stand behind an apostrophe already', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", 'a', '1', ' ') }), (text) => {
      expect(/^[=+\-@\t\r]/.test(guarded(text))).toBe(false);
      fc.pre(unguarded(text) === text);
      expect(unguarded(guarded(text))).toBe(text);
    }),
  );
});

it('a text that stood behind an apostrophe itself loses it when it is read: the file cannot tell the two apart', () => {
  expect(unguarded(guarded("'=1"))).toBe('=1');
});
