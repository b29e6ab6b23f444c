import { type KeyPart, pageKey, pageOf, readPageKey } from './page.js';

describe('pages', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('end where no row is left', () => expect(pageOf(rows, 3, ({ id }) => id)).toEqual({ items: rows, next: null }));

  it('name the last row shown as the key of the next', () =>
    expect(pageOf(rows, 2, ({ id }) => id)).toEqual({ items: rows.slice(0, 2), next: 'b' }));

  it.each<[string, readonly KeyPart[], string[]]>([
    ['an instant', ['instant', 'id'], ['x', '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f']],
    ['a day of the calendar', ['instant'], ['2026-02-30T00:00:00Z']],
    ['an id', ['id'], ["'; drop table notice"]],
    ['text that the database can hold', ['text'], ['\0']],
  ])('refuse what is not %s', (_case, parts, values) => expect(() => readPageKey(pageKey(...values), parts)).toThrow());

  it('read back the key that they gave out', () => expect(readPageKey(pageKey('x', 5), 2)).toEqual(['x', '5']));

  it.each(['x', pageKey('only one'), Buffer.from('{}').toString('base64url')])('refuse the foreign key %s', (key) =>
    expect(() => readPageKey(key, 2)).toThrow(),
  );
});
