import type { SpokenLanguage } from '../platforms/index.js';

interface PageWords {
  readonly subject: (what: string) => string;
  readonly intro: (what: string) => string;
  readonly due: (instant: string) => string;
  readonly confidential: string;
  readonly acknowledge: (minutes: number) => string;
  /** By the page's subject; a subject without words goes by its code. */
  readonly subjects: Readonly<Record<string, string>>;
}

/** What a page says. It goes by open mail: never what the order, the case or the suspicion is about. */
export const pageWords: Readonly<Record<SpokenLanguage, PageWords>> = {
  en: {
    subject: (what) => `You are paged: ${what}`,
    intro: (what) => `This needs a person now: ${what}.`,
    due: (instant) => `The time runs out on ${instant}.`,
    confidential: 'a confidential matter',
    acknowledge: (minutes) => `Unless you acknowledge it within ${minutes} minutes, the next person on call is paged:`,
    subjects: {
      'order-received': 'an order of an authority with a hard time has arrived',
      'order-due': 'an order of an authority is nearly due',
      'order-ended': 'an order of an authority has ended, and restrictions that it led to are still in force',
      'report-due': 'a transparency report must be published within days, or is overdue',
      'information-request-due': 'a request of an authority is nearly due',
      'access-request-due': 'the month to answer the request of a person is nearly over',
      'surge-noticed': 'far more notices than usual are coming in',
    },
  },
  de: {
    subject: (what) => `Sie werden gerufen: ${what}`,
    intro: (what) => `Hier muss jetzt ein Mensch handeln: ${what}.`,
    due: (instant) => `Die Zeit läuft am ${instant} ab.`,
    confidential: 'eine vertrauliche Sache',
    acknowledge: (minutes) =>
      `Wenn Sie nicht innerhalb von ${minutes} Minuten bestätigen, wird die nächste Person im Bereitschaftsdienst gerufen:`,
    subjects: {
      'order-received': 'eine behördliche Anordnung mit fester Frist ist eingegangen',
      'order-due': 'die Frist einer behördlichen Anordnung läuft bald ab',
      'order-ended': 'eine behördliche Anordnung gilt nicht mehr, und Beschränkungen, zu denen sie führte, gelten noch',
      'report-due': 'ein Transparenzbericht muss in wenigen Tagen veröffentlicht werden oder ist überfällig',
      'information-request-due': 'die Frist für ein Auskunftsverlangen einer Behörde läuft bald ab',
      'access-request-due': 'der Monat, um den Antrag einer Person zu beantworten, läuft bald ab',
      'surge-noticed': 'es gehen weit mehr Meldungen ein als sonst',
    },
  },
  fr: {
    subject: (what) => `Vous êtes appelé : ${what}`,
    intro: (what) => `Une personne doit agir maintenant : ${what}.`,
    due: (instant) => `Le délai expire le ${instant}.`,
    confidential: 'une affaire confidentielle',
    acknowledge: (minutes) =>
      `Sans confirmation de votre part dans les ${minutes} minutes, la personne d’astreinte suivante est appelée :`,
    subjects: {
      'order-received': 'une injonction d’une autorité à délai strict est arrivée',
      'order-due': 'le délai d’une injonction d’une autorité expire bientôt',
      'order-ended':
        'une injonction d’une autorité a pris fin, et des restrictions qu’elle a entraînées sont encore en vigueur',
      'report-due': 'un rapport de transparence doit être publié sous peu, ou est en retard',
      'information-request-due': 'le délai d’une demande d’informations d’une autorité expire bientôt',
      'access-request-due': 'le mois pour répondre à la demande d’une personne expire bientôt',
      'surge-noticed': 'bien plus de notifications que d’habitude arrivent',
    },
  },
};
