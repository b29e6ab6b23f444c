import { countsIn, groupsIn, filed, isSameRow, undescribedOther } from './filing.rules.js';

const animals = 'STATEMENT_CATEGORY_ANIMAL_WELFARE';
const unspecified = 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE';
const filing = (category: string, keyword: string | null, otherDescription: string | null = null) => ({
  category,
  keyword,
  otherDescription,
});

it.each([
  ['a sub-category as given', filing(animals, 'KEYWORD_ANIMAL_HARM'), filing(animals, 'KEYWORD_ANIMAL_HARM')],
  ['no sub-category under the other one', filing(animals, null), filing(animals, 'KEYWORD_OTHER')],
  ['a sub-category of another category so too', filing(animals, 'KEYWORD_NUDITY'), filing(animals, 'KEYWORD_OTHER')],
  [
    'an own sub-category by its description',
    filing(animals, 'KEYWORD_OTHER', ' Cock fights '),
    filing(animals, 'KEYWORD_OTHER', 'Cock fights'),
  ],
  ['a blank description as none', filing(animals, 'KEYWORD_OTHER', ' '), filing(animals, 'KEYWORD_OTHER')],
  ['a category without sub-categories as it is', filing(unspecified, null), filing(unspecified, null)],
])('files %s', (_case, given, expected) => expect(filed(given)).toEqual(expected));

it('counts a fact in TOTAL, its category and its sub-category, and nowhere else', () => {
  const fact = filing(animals, null);
  expect(countsIn({ level: 'total' }, fact)).toBe(true);
  expect(countsIn({ level: 'category', category: animals }, fact)).toBe(true);
  expect(countsIn({ level: 'subcategory', ...filing(animals, 'KEYWORD_OTHER') }, fact)).toBe(true);
  expect(countsIn({ level: 'subcategory', ...filing(animals, 'KEYWORD_ANIMAL_HARM') }, fact)).toBe(false);
  expect(countsIn({ level: 'category', category: unspecified }, fact)).toBe(false);
});

it('finds for every row the groups that count in it', () => {
  const groups = [filing(animals, null), filing(animals, 'KEYWORD_ANIMAL_HARM'), filing(unspecified, null)];
  const rows = [
    { level: 'total' } as const,
    { level: 'category', category: animals } as const,
    { level: 'subcategory', ...filing(animals, 'KEYWORD_OTHER') } as const,
    { level: 'subcategory', ...filing(animals, 'KEYWORD_OTHER', 'Cock fights') } as const,
  ];
  for (const row of rows) expect(groupsIn(row, groups)).toEqual(groups.filter((group) => countsIn(row, group)));
});

it('tells rows apart by level, category, keyword and description', () => {
  const rows = [
    { level: 'total' } as const,
    { level: 'category', category: animals } as const,
    { level: 'category', category: unspecified } as const,
    { level: 'subcategory', ...filing(animals, 'KEYWORD_OTHER') } as const,
    { level: 'subcategory', ...filing(animals, 'KEYWORD_OTHER', 'Cock fights') } as const,
    { level: 'subcategory', ...filing(animals, 'KEYWORD_ANIMAL_HARM') } as const,
  ];
  for (const one of rows) expect(rows.filter((other) => isSameRow(one, other))).toEqual([one]);
});

it('describes what nobody described differently in each category (Annex II Part I section 7)', () => {
  expect(undescribedOther(animals)).toBe('Animal welfare: sub-category not given');
});
