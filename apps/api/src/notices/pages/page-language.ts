/** The languages that the pages speak; what a notice is written in is another question. */
export const pageLanguages = ['en', 'de', 'fr'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** What the languages call themselves. */
export const ownNames: Record<PageLanguage, string> = { en: 'English', de: 'Deutsch', fr: 'Français' };

/**
 * The first wanted language that the pages speak, else English. Each wanted one is a language tag, or an `Accept-Language`
 * header, whose tags count by their weight.
 */
export function pageLanguage(wanted: readonly (string | null | undefined)[]): PageLanguage {
  for (const tag of wanted.flatMap((tags) => byWeight(tags ?? ''))) {
    const plain = tag.toLowerCase().split('-')[0];
    const found = pageLanguages.find((language) => language === plain);
    if (found) return found;
  }
  return 'en';
}

function byWeight(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
