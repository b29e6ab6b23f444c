import { languageLevels, type Employment, type LanguageLevel, type SpokenAt } from './profile.js';

/** Sheet 9 of the harmonised report counts who understands a language at this level or better (Art. 42(2)). */
const reportedFrom: LanguageLevel = 'B2';

export function isReported(level: LanguageLevel): boolean {
  return languageLevels.indexOf(level) >= languageLevels.indexOf(reportedFrom);
}

export interface CountedPerson {
  readonly employment: Employment;
  readonly fullTimePercent: number;
  readonly languages: readonly SpokenAt[];
}

export interface HumanResources {
  /** Full-time equivalents, to two decimals. */
  readonly internal: number;
  readonly external: number;
  /** Persons at B2 or better, each language once, in the order of the asked ones. */
  readonly languages: readonly { readonly language: string; readonly moderators: number }[];
}

/** What the profiles give for sheet 9. */
export function humanResourcesOf(persons: readonly CountedPerson[], languages: readonly string[]): HumanResources {
  const share = (employment: Employment) =>
    persons
      .filter((person) => person.employment === employment)
      .reduce((sum, { fullTimePercent }) => sum + fullTimePercent, 0) / 100;
  return {
    internal: share('internal'),
    external: share('external'),
    languages: languages.map((language) => ({
      language,
      moderators: persons.filter((person) =>
        person.languages.some((spoken) => spoken.language === language && isReported(spoken.level)),
      ).length,
    })),
  };
}
