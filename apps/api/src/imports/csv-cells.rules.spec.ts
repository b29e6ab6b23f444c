import { fromCells, headerFault } from './csv-cells.rules.js';

const columns = { booleans: ['goodFaith'], numbers: ['items.*.item'], lists: ['restrictions.*.territory'] };

it('makes of paths the object that a line of JSON would be', () => {
  const header = ['externalId', 'notifier.email', 'items.0.url', 'items.1.url', 'items.1.item', 'goodFaith'];
  expect(fromCells(header, ['N-1', 'eve@example.org', 'https://a', 'https://b', '2', 'true'], columns)).toEqual({
    externalId: 'N-1',
    notifier: { email: 'eve@example.org' },
    items: [{ url: 'https://a' }, { url: 'https://b', item: 2 }],
    goodFaith: true,
  });
});

it('leaves empty cells out, and closes the gap in a list', () => {
  const header = ['externalId', 'explanation', 'items.0.url', 'items.1.url'];
  expect(fromCells(header, ['N-1', '', ' ', 'https://b'], columns)).toEqual({
    externalId: 'N-1',
    items: [{ url: 'https://b' }],
  });
});

it('takes text for nothing else, and what is no boolean or number for text', () => {
  expect(fromCells(['explanation', 'goodFaith', 'items.0.item'], ['true', 'yes', 'two'], columns)).toEqual({
    explanation: 'true',
    goodFaith: 'yes',
    items: [{ item: 'two' }],
  });
});

it('keeps several values of a cell apart', () => {
  expect(fromCells(['restrictions.0.territory'], ['DE  AT'], columns)).toEqual({
    restrictions: [{ territory: ['DE', 'AT'] }],
  });
});

it.each([
  ['a column twice', ['externalId', 'externalId'], 'names the column "externalId" twice'],
  ['a name that is no path', ['externalId', 'what?'], 'and not "what?"'],
  ['a nameless column', ['externalId', ''], 'and not ""'],
  ['a list without end', ['items.200.url'], 'and not "items.200.url"'],
  ['a path without end', ['a.b.c.d.e.f.g'], 'and not "a.b.c.d.e.f.g"'],
  ['a value with columns within it', ['items', 'items.0.url'], 'names "items" and columns within it'],
])('refuses a header with %s', (_what, header, fault) => expect(headerFault(header)).toContain(fault));

it('takes a header of paths', () => expect(headerFault(['externalId', 'items.0.url', 'items.1.url'])).toBeNull());
