import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';

export interface ReportDueValues {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly dueAt: Date;
  readonly timeZone: string;
  /** Whole days that are left; negative when it is overdue. */
  readonly days: number;
  /** Where the report is made. */
  readonly url: string;
}

interface Words {
  readonly due: (service: string) => string;
  readonly overdue: (service: string) => string;
  readonly intro: (values: ReportDueValues, instant: string) => string;
  readonly left: (days: number) => string;
  readonly late: string;
  readonly next: string;
}

const words: Readonly<Record<SpokenLanguage, Words>> = {
  en: {
    due: (service) => `Transparency report of ${service} is due soon`,
    overdue: (service) => `Transparency report of ${service} is overdue`,
    intro: ({ service, from, to }, instant) =>
      `The transparency report of ${service} for ${from} to ${to} must be public before ${instant} (Regulation (EU) 2024/2835, Article 2(3)).`,
    left: (days) => `Whole days left: ${days}.`,
    late: 'This time is over and nothing is public yet. The delay is on record as a breach.',
    next: 'Enter what is missing, check the report and publish it:',
  },
  de: {
    due: (service) => `Transparenzbericht von ${service} ist bald fällig`,
    overdue: (service) => `Transparenzbericht von ${service} ist überfällig`,
    intro: ({ service, from, to }, instant) =>
      `Der Transparenzbericht von ${service} für ${from} bis ${to} muss vor ${instant} öffentlich sein (Verordnung (EU) 2024/2835, Artikel 2 Absatz 3).`,
    left: (days) => `Volle Tage, die bleiben: ${days}.`,
    late: 'Diese Zeit ist vorbei und noch ist nichts öffentlich. Der Verzug ist als Verstoß vermerkt.',
    next: 'Tragen Sie ein, was fehlt, prüfen Sie den Bericht und veröffentlichen Sie ihn:',
  },
  fr: {
    due: (service) => `Le rapport de transparence de ${service} est bientôt exigible`,
    overdue: (service) => `Le rapport de transparence de ${service} est en retard`,
    intro: ({ service, from, to }, instant) =>
      `Le rapport de transparence de ${service} pour la période du ${from} au ${to} doit être public avant le ${instant} (règlement (UE) 2024/2835, article 2, paragraphe 3).`,
    left: (days) => `Jours entiers restants : ${days}.`,
    late: 'Ce délai est passé et rien n’est encore public. Le retard est consigné comme manquement.',
    next: 'Complétez ce qui manque, vérifiez le rapport et publiez-le :',
  },
};

/** Tells compliance officers that a report must be published soon (Art. 15(1), 42(1)). */
export const reportDueTemplate = template<ReportDueValues>({
  name: 'report-due',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<ReportDueValues> {
  const { due, overdue, intro, left, late, next } = words[language];
  return {
    subject: ({ days, service }) => (days < 0 ? overdue(service) : due(service)),
    text: (values) =>
      [
        intro(values, writtenInstant(values.dueAt, language, values.timeZone)),
        values.days < 0 ? late : left(values.days),
        '',
        next,
        values.url,
      ].join('\n'),
  };
}
