import type { Language } from '../scenario/allegations/index.js';
import type { PlannedComplaint } from '../scenario/day.js';

interface Words {
  readonly facts: (url: string) => string;
  readonly neither: string;
  readonly disclosure: { readonly necessity: string };
  /** What they write who complain. */
  readonly complaints: { readonly recipient: string; readonly notifier: string };
  /** What they are told of the outcome. */
  readonly verdicts: Readonly<Record<PlannedComplaint['outcome'], string>>;
}

const disclosure = { necessity: 'The recipient must know whose rights are claimed, to answer with a licence.' };

/** What moderators write, in the language of the content. */
export const words: Readonly<Record<Language, Words>> = {
  en: {
    facts: (url) => `We looked at what is published at ${url} and at what the notices say about it.`,
    neither: 'The statement can be read as an opinion, and what it is about is true as far as we can tell.',
    disclosure,
    complaints: {
      recipient: 'I quoted somebody in order to contradict. Please look at the whole post.',
      notifier: 'You did nothing, although what is said there is wrong. I sent you the proof.',
    },
    verdicts: {
      upheld: 'A second person looked at it and came to the same result.',
      'partly-reversed': 'You are right in part: a milder measure is enough.',
      reversed: 'You are right: the first decision overlooked what you write.',
    },
  },
  de: {
    facts: (url) => `Wir haben geprüft, was unter ${url} veröffentlicht ist und was die Meldungen dazu sagen.`,
    neither: 'Die Aussage lässt sich als Meinung verstehen, und ihr Kern ist wahr, soweit wir sehen.',
    disclosure,
    complaints: {
      recipient: 'Ich habe jemanden zitiert, um zu widersprechen. Bitte lesen Sie den ganzen Beitrag.',
      notifier: 'Sie haben nichts getan, obwohl das nicht stimmt. Die Belege haben Sie.',
    },
    verdicts: {
      upheld: 'Eine zweite Person hat geprüft und kommt zum selben Ergebnis.',
      'partly-reversed': 'Sie haben zum Teil recht: Eine mildere Maßnahme genügt.',
      reversed: 'Sie haben recht: Die erste Entscheidung hat übersehen, was Sie schreiben.',
    },
  },
  fr: {
    facts: (url) => `Nous avons examiné ce qui est publié à l’adresse ${url} et ce qu’en disent les notifications.`,
    neither:
      'Le propos peut se lire comme une opinion, et ce dont il parle est exact pour autant que nous le sachions.',
    disclosure,
    complaints: {
      recipient: 'Je citais quelqu’un pour le contredire. Lisez le message en entier, s’il vous plaît.',
      notifier: 'Vous n’avez rien fait, alors que c’est faux. Je vous ai envoyé les preuves.',
    },
    verdicts: {
      upheld: 'Une deuxième personne a examiné le cas et parvient au même résultat.',
      'partly-reversed': 'Vous avez raison en partie : une mesure plus légère suffit.',
      reversed: 'Vous avez raison : la première décision a négligé ce que vous écrivez.',
    },
  },
};
