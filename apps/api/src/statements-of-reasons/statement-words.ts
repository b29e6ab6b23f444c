import type { SpokenLanguage } from '../platforms/index.js';
import type { AutomatedDecision, Statement } from './statement.js';

/** The words around the elements of Art. 17(3). */
export interface StatementWords {
  readonly subject: (serviceName: string) => string;
  readonly corrects: string;
  readonly intro: (decidedAt: string, about: string) => string;
  readonly restrictions: string;
  readonly territory: string;
  readonly duration: string;
  readonly until: (end: string) => string;
  readonly indefinite: string;
  readonly facts: string;
  readonly sources: Readonly<Record<Statement['source'], string>>;
  readonly sentBy: string;
  readonly automation: string;
  readonly detected: string;
  readonly notDetected: string;
  readonly decision: Readonly<Record<AutomatedDecision, string>>;
  readonly legalGround: string;
  readonly whyIllegal: string;
  readonly contractualGround: string;
  readonly version: string;
  readonly whyIncompatible: string;
  readonly redress: string;
  readonly named: string;
}

/** What a statement of reasons says to the recipient (Art. 17(3), 17(4)), by language. */
export const statementWords: Readonly<Record<SpokenLanguage, StatementWords>> = {
  en: {
    subject: (serviceName) => `${serviceName}: statement of reasons for our decision`,
    corrects: 'This decision takes the place of an earlier one about which we informed you.',
    intro: (decidedAt, about) => `We decided on ${decidedAt} about: ${about}`,
    restrictions: 'What we restrict',
    territory: 'Territory',
    duration: 'Duration',
    until: (end) => `until ${end}`,
    indefinite: 'until further notice',
    facts: 'Facts and circumstances',
    sources: {
      'article-16': 'A notice sent to us (Art. 16) led to this decision.',
      'trusted-flagger': 'A notice of a trusted flagger (Art. 22) led to this decision.',
      'terms-flag': 'A flag under our terms and conditions, which is not a notice under Art. 16, led to this decision.',
      voluntary: 'An investigation on our own initiative led to this decision.',
      order: 'An order or a request of an authority led to this decision.',
    },
    sentBy: 'The notice was sent by',
    automation: 'Automated means',
    detected: 'The content was detected by automated means.',
    notDetected: 'The content was not detected by automated means.',
    decision: {
      full: 'The decision was taken by automated means.',
      partial: 'The decision was taken partly by automated means.',
      none: 'The decision was taken by a person, not by automated means.',
    },
    legalGround: 'Legal ground',
    whyIllegal: 'Why we consider the content illegal',
    contractualGround: 'Contractual ground',
    version: 'version',
    whyIncompatible: 'Why we consider the content incompatible with it',
    redress: 'What you can do',
    named: 'Decision',
  },
  de: {
    subject: (serviceName) => `${serviceName}: Begründung unserer Entscheidung`,
    corrects: 'Diese Entscheidung ersetzt eine frühere, über die wir Sie informiert haben.',
    intro: (decidedAt, about) => `Wir haben am ${decidedAt} entschieden über: ${about}`,
    restrictions: 'Was wir beschränken',
    territory: 'Gebiet',
    duration: 'Dauer',
    until: (end) => `bis ${end}`,
    indefinite: 'bis auf Weiteres',
    facts: 'Tatsachen und Umstände',
    sources: {
      'article-16': 'Anlass war eine Meldung (Art. 16).',
      'trusted-flagger': 'Anlass war die Meldung eines vertrauenswürdigen Hinweisgebers (Art. 22).',
      'terms-flag':
        'Anlass war ein Hinweis nach unseren Geschäftsbedingungen, der keine Meldung im Sinne von Art. 16 ist.',
      voluntary: 'Anlass war eine Untersuchung aus eigener Initiative.',
      order: 'Anlass war die Anordnung oder das Ersuchen einer Behörde.',
    },
    sentBy: 'Die Meldung kam von',
    automation: 'Automatisierte Mittel',
    detected: 'Der Inhalt wurde mit automatisierten Mitteln erkannt.',
    notDetected: 'Der Inhalt wurde nicht mit automatisierten Mitteln erkannt.',
    decision: {
      full: 'Die Entscheidung wurde mit automatisierten Mitteln getroffen.',
      partial: 'Die Entscheidung wurde teilweise mit automatisierten Mitteln getroffen.',
      none: 'Die Entscheidung wurde von einem Menschen getroffen, nicht mit automatisierten Mitteln.',
    },
    legalGround: 'Rechtsgrundlage',
    whyIllegal: 'Warum wir den Inhalt für rechtswidrig halten',
    contractualGround: 'Vertragliche Grundlage',
    version: 'Fassung',
    whyIncompatible: 'Warum wir den Inhalt für unvereinbar damit halten',
    redress: 'Was Sie tun können',
    named: 'Entscheidung',
  },
  fr: {
    subject: (serviceName) => `${serviceName} : exposé des motifs de notre décision`,
    corrects: 'Cette décision remplace une décision antérieure dont nous vous avions informé.',
    intro: (decidedAt, about) => `Le ${decidedAt}, nous avons pris une décision au sujet de : ${about}`,
    restrictions: 'Ce que nous restreignons',
    territory: 'Territoire',
    duration: 'Durée',
    until: (end) => `jusqu’au ${end}`,
    indefinite: 'jusqu’à nouvel ordre',
    facts: 'Faits et circonstances',
    sources: {
      'article-16': 'Une notification (art. 16) a conduit à cette décision.',
      'trusted-flagger': 'Une notification d’un signaleur de confiance (art. 22) a conduit à cette décision.',
      'terms-flag':
        'Un signalement au titre de nos conditions générales, qui n’est pas une notification au sens de l’art. 16, a conduit à cette décision.',
      voluntary: 'Une enquête menée de notre propre initiative a conduit à cette décision.',
      order: 'Une injonction ou une demande d’une autorité a conduit à cette décision.',
    },
    sentBy: 'La notification a été envoyée par',
    automation: 'Moyens automatisés',
    detected: 'Le contenu a été détecté par des moyens automatisés.',
    notDetected: 'Le contenu n’a pas été détecté par des moyens automatisés.',
    decision: {
      full: 'La décision a été prise par des moyens automatisés.',
      partial: 'La décision a été prise en partie par des moyens automatisés.',
      none: 'La décision a été prise par une personne, sans moyens automatisés.',
    },
    legalGround: 'Fondement juridique',
    whyIllegal: 'Pourquoi nous considérons le contenu comme illicite',
    contractualGround: 'Fondement contractuel',
    version: 'version',
    whyIncompatible: 'Pourquoi nous considérons le contenu comme incompatible avec cette clause',
    redress: 'Ce que vous pouvez faire',
    named: 'Décision',
  },
};
