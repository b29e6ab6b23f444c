import { pageLanguage } from './page-language.js';

describe('the language of a page', () => {
  it.each([
    ['nothing is wanted', [undefined, null, ''], 'en'],
    ['a tag has a region', ['de-AT'], 'de'],
    ['the first is not spoken', ['mt', 'fr'], 'fr'],
    ['the header weighs', ['it, en;q=0.4, de;q=0.9'], 'de'],
    ['a language is ruled out', ['de;q=0, fr;q=0.1'], 'fr'],
    ['the header is no header', [';;,,q=,'], 'en'],
  ])('when %s', (_case, wanted, language) => expect(pageLanguage(wanted)).toBe(language));
});
