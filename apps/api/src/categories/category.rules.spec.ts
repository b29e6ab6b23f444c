import {
  allegesChildSexualAbuse,
  categories,
  categoriesFor,
  categoryOf,
  illegalCategoryCodes,
  isSubcategoryOf,
  keywordCodes,
  noticeCategoryCodes,
  orderCategoryCodes,
  termsCategoryCodes,
} from './category.rules.js';

describe('the Commission’s list of categories', () => {
  it('has 17 categories, 82 sub-categories and 68 distinct keywords', () => {
    expect(categories.map((category) => category.number)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(categories.flatMap((category) => category.subcategories)).toHaveLength(82);
    expect(keywordCodes).toHaveLength(68);
  });

  it.each([
    ['notices', noticeCategoryCodes, 15, 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE'],
    ['orders', orderCategoryCodes, 15, 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER'],
    ['own-initiative-illegal', illegalCategoryCodes, 14, 'STATEMENT_CATEGORY_VIOLENCE'],
    ['own-initiative-terms', termsCategoryCodes, 15, 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC'],
  ] as const)('lets %s use their own categories only (Annex II Part I section 7)', (use, codes, count, last) => {
    expect(codes).toHaveLength(count);
    expect(codes.at(-1)).toBe(last);
    expect(categoriesFor(use).map((category) => category.code)).toEqual(codes);
  });

  it('gives every category but 16 and 17 a sub-category for what no other captures', () => {
    const without = categories.filter((category) => !isSubcategoryOf('KEYWORD_OTHER', category.code));
    expect(without.map((category) => category.number)).toEqual([16, 17]);
  });
});

it.each([
  ['KEYWORD_ANIMAL_HARM', 'STATEMENT_CATEGORY_ANIMAL_WELFARE', true],
  ['KEYWORD_ANIMAL_HARM', 'STATEMENT_CATEGORY_VIOLENCE', false],
  ['KEYWORD_OTHER', 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', false],
  ['KEYWORD_ANIMAL_HARM', 'NO_CATEGORY', false],
])('%s under %s: %s', (keyword, category, expected) => expect(isSubcategoryOf(keyword, category)).toBe(expected));

it('finds a category by its code, and none for a code that is not the Commission’s', () => {
  expect(categoryOf('STATEMENT_CATEGORY_SCAMS_AND_FRAUD')?.number).toBe(11);
  expect(categoryOf('SCAMS')).toBeUndefined();
});

it.each([
  ['KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL', true],
  ['KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE', true],
  ['KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS', true],
  ['KEYWORD_UNSAFE_CHALLENGES', false],
  [null, false],
])('lets the notifier of %s stay unnamed: %s (Art. 16(2)(c))', (keyword, expected) =>
  expect(allegesChildSexualAbuse(keyword)).toBe(expected),
);
