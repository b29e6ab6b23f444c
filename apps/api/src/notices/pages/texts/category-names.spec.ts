import { categoriesFor } from '../../../categories/index.js';
import { pageLanguages } from '../page-language.js';
import { categoryName } from './category-names.js';

/** The same word in English and in the other language. */
const sameWords = ['KEYWORD_PHISHING', 'KEYWORD_SUICIDE', 'KEYWORD_DISCRIMINATION', 'STATEMENT_CATEGORY_VIOLENCE'];

describe('the names of the categories', () => {
  const all = categoriesFor('notices').flatMap((category) => [category, ...category.subcategories]);
  const offered = all.filter(({ code }) => !code.includes('NOT_SPECIFIED') && !sameWords.includes(code));

  it.each(pageLanguages.filter((language) => language !== 'en'))('are all translated (%s)', (language) => {
    const untranslated = offered.filter((one) => categoryName(one, language) === one.name.trim());
    expect(untranslated.map(({ code }) => code)).toEqual([]);
  });

  it("are the Commission's own in English", () => {
    for (const one of all) expect(categoryName(one, 'en')).toBe(one.name.trim());
  });
});
