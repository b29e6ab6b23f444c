import { toCsv } from './csv.js';

it.each([
  ['plain fields', [['a', 'b']], 'a,b\r\n'],
  ['a blank field', [['a', '', 'b']], 'a,,b\r\n'],
  ['a comma', [['a,b']], '"a,b"\r\n'],
  ['quotes, doubled', [['the "Other" one']], '"the ""Other"" one"\r\n'],
  ['line ends inside a field', [['a\nb', 'c\rd']], '"a\nb","c\rd"\r\n'],
  ['trailing blanks as they are', [['a ', ' b']], 'a , b\r\n'],
  ['several records', [['a'], ['b']], 'a\r\nb\r\n'],
])('writes %s (RFC 4180)', (_case, records, csv) => expect(toCsv(records)).toBe(csv));
