import type { Language } from '../scenario/allegations/index.js';

interface Words {
  readonly facts: (url: string) => string;
  readonly neither: string;
  readonly disclosure: { readonly necessity: string };
}

const disclosure = { necessity: 'The recipient must know whose rights are claimed, to answer with a licence.' };

/** What moderators write, in the language of the content. */
export const words: Readonly<Record<Language, Words>> = {
  en: {
    facts: (url) => `We looked at what is published at ${url} and at what the notices say about it.`,
    neither: 'The statement can be read as an opinion, and what it is about is true as far as we can tell.',
    disclosure,
  },
  de: {
    facts: (url) => `Wir haben geprüft, was unter ${url} veröffentlicht ist und was die Meldungen dazu sagen.`,
    neither: 'Die Aussage lässt sich als Meinung verstehen, und ihr Kern ist wahr, soweit wir sehen.',
    disclosure,
  },
  fr: {
    facts: (url) => `Nous avons examiné ce qui est publié à l’adresse ${url} et ce qu’en disent les notifications.`,
    neither:
      'Le propos peut se lire comme une opinion, et ce dont il parle est exact pour autant que nous le sachions.',
    disclosure,
  },
};
