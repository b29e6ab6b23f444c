import type { Category, Subcategory } from '../../../categories/index.js';
import type { PageLanguage } from '../page-language.js';
import { categoriesDe } from './categories.de.js';
import { categoriesFr } from './categories.fr.js';

/** By code; KEYWORD_OTHER has the same name in every category. In English the Commission's own words are used. */
const translations: Record<Exclude<PageLanguage, 'en'>, Record<string, string>> = {
  de: categoriesDe,
  fr: categoriesFr,
};

export function categoryName({ code, name }: Category | Subcategory, language: PageLanguage): string {
  return (language === 'en' ? undefined : translations[language][code]) ?? name.trim();
}
