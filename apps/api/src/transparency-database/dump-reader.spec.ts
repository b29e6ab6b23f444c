import { strToU8, zipSync } from 'fflate';
import { DumpReader, DumpUnreadable } from './dump-reader.js';

const uuid = '0c2a6f5e-1d5b-4d38-9a6f-0b8d2f6f7a11';
const csv = `uuid,decision_facts,platform_uid,created_at
${uuid},"Two ""quoted"", words",p1,2026-11-21 00:00:01
${uuid},,p2,2026-11-21 23:59:59
`;
const rows = [
  { puid: 'p1', uuid, createdAt: new Date('2026-11-21T00:00:01Z') },
  { puid: 'p2', uuid, createdAt: new Date('2026-11-21T23:59:59Z') },
];
const read = (bytes: Uint8Array, chunk = 7) => {
  const reader = new DumpReader();
  const taken = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    reader.push(bytes.subarray(at, at + chunk));
    taken.push(...reader.take());
  }
  reader.end();
  return [...taken, ...reader.take()];
};

describe('the daily dump (reference, section 11)', () => {
  it('is read as CSV, however it is cut', () => {
    expect(read(strToU8(csv))).toEqual(rows);
    expect(read(strToU8(csv), 1)).toEqual(rows);
    expect(read(strToU8(csv.replaceAll('\n', '\r\n')))).toEqual(rows);
  });

  it('is read as the zip of zips that it is published as', () => {
    const inner = zipSync({ 'sor-forum-2026-11-21-full-00000-00000.csv': strToU8(csv) });
    const outer = zipSync({ 'sor-forum-2026-11-21-full-00000.csv.zip': inner, 'read.me': strToU8('x') });
    expect(read(outer, 64)).toEqual(rows);
    expect(read(inner, 64)).toEqual(rows);
  });

  it.each([
    ['nothing', ''],
    ['no dump', 'a,b\n1,2\n'],
    ['a record that is cut off', csv.slice(0, -30)],
    ['a quote that does not end', csv.replace('words"', 'words')],
  ])('is refused: %s', (_name, text) => {
    expect(() => read(strToU8(text))).toThrow(DumpUnreadable);
  });

  it('is refused when the zip ends in the middle', () => {
    const whole = zipSync({ 'a.csv': strToU8(csv.repeat(1)) });
    expect(() => read(whole.subarray(0, 80), 16)).toThrow();
  });
});
