import { pageKey, pageOf, readPageKey } from './page.js';

describe('pages', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('end where no row is left', () => expect(pageOf(rows, 3, ({ id }) => id)).toEqual({ items: rows, next: null }));

  it('name the last row shown as the key of the next', () =>
    expect(pageOf(rows, 2, ({ id }) => id)).toEqual({ items: rows.slice(0, 2), next: 'b' }));

  it('read back the key that they gave out', () => expect(readPageKey(pageKey('x', 5), 2)).toEqual(['x', '5']));

  it.each(['x', pageKey('only one'), Buffer.from('{}').toString('base64url')])('refuse the foreign key %s', (key) =>
    expect(() => readPageKey(key, 2)).toThrow(),
  );
});
