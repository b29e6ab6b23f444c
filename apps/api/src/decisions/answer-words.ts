import type { SpokenLanguage } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import type { AutomatedDecision } from '../statements-of-reasons/index.js';
import type { AutomatedProcessing, FindingOutcome } from './decision.js';

/** What names the thing that is answered: a notice under Art. 16, or a flag under the terms (INT-5). */
export interface AnsweredWords {
  readonly subject: (reference: string) => string;
  readonly intro: (reference: string, serviceName: string) => string;
  readonly otherReason: string;
  readonly processed: (steps: string) => string;
  readonly notProcessed: string;
  readonly status: string;
}

export interface AnswerWords extends Readonly<Record<NoticeType, AnsweredWords>> {
  readonly corrects: string;
  readonly outcomes: Readonly<Record<FindingOutcome, string>>;
  readonly examined: string;
  readonly clause: string;
  readonly version: string;
  readonly reason: string;
  readonly nothing: string;
  readonly acted: string;
  readonly decision: Readonly<Record<AutomatedDecision, string>>;
  readonly processing: Readonly<Record<AutomatedProcessing, string>>;
  readonly redress: string;
}

/** What an answer to a notifier says (Art. 16(5), 16(6)), by language. */
export const answerWords: Readonly<Record<SpokenLanguage, AnswerWords>> = {
  en: {
    notice: {
      subject: (reference) => `Our decision on your notice ${reference}`,
      intro: (reference, serviceName) => `We have decided on your notice ${reference} about content on ${serviceName}.`,
      otherReason: 'We have acted on this content for another reason than the one in your notice.',
      processed: (steps) => `Automated means were used in processing your notice: ${steps}.`,
      notProcessed: 'No automated means were used in processing your notice.',
      status: 'Where your notice stands',
    },
    'terms-flag': {
      subject: (reference) => `Our decision on your flag ${reference}`,
      intro: (reference, serviceName) =>
        `We have decided on your flag ${reference} under our terms and conditions about content on ${serviceName}.`,
      otherReason: 'We have acted on this content for another reason than the one in your flag.',
      processed: (steps) => `Automated means were used in processing your flag: ${steps}.`,
      notProcessed: 'No automated means were used in processing your flag.',
      status: 'Where your flag stands',
    },
    corrects: 'We have looked at this again. This answer takes the place of our earlier one.',
    outcomes: {
      illegal: 'We found it illegal.',
      'against-terms': 'We found it incompatible with our terms and conditions.',
      neither: 'We found it neither illegal nor incompatible with our terms and conditions.',
      unavailable: 'It was not available any more when we looked.',
      'already-restricted': 'It was restricted already when we looked.',
    },
    examined: 'Law examined',
    clause: 'Clause',
    version: 'version',
    reason: 'Why',
    nothing: 'We have taken no action.',
    acted: 'What we have done',
    decision: {
      full: 'The decision was taken by automated means.',
      partial: 'The decision was taken partly by automated means.',
      none: 'The decision was taken by a person, not by automated means.',
    },
    processing: {
      grouping: 'grouping with other notices',
      translation: 'translation',
      prioritisation: 'ordering by urgency',
      classification: 'classification',
      'duplicate-detection': 'detection of duplicates',
      transcription: 'transcription',
    },
    redress: 'If you disagree',
  },
  de: {
    notice: {
      subject: (reference) => `Unsere Entscheidung über Ihre Meldung ${reference}`,
      intro: (reference, serviceName) =>
        `Wir haben über Ihre Meldung ${reference} zu Inhalten auf ${serviceName} entschieden.`,
      otherReason: 'Wir haben aus einem anderen Grund als dem in Ihrer Meldung gehandelt.',
      processed: (steps) => `Bei der Bearbeitung Ihrer Meldung wurden automatisierte Mittel eingesetzt: ${steps}.`,
      notProcessed: 'Bei der Bearbeitung Ihrer Meldung wurden keine automatisierten Mittel eingesetzt.',
      status: 'Stand Ihrer Meldung',
    },
    'terms-flag': {
      subject: (reference) => `Unsere Entscheidung über Ihren Hinweis ${reference}`,
      intro: (reference, serviceName) =>
        `Wir haben über Ihren Hinweis ${reference} nach unseren Geschäftsbedingungen zu Inhalten auf ${serviceName} entschieden.`,
      otherReason: 'Wir haben aus einem anderen Grund als dem in Ihrem Hinweis gehandelt.',
      processed: (steps) => `Bei der Bearbeitung Ihres Hinweises wurden automatisierte Mittel eingesetzt: ${steps}.`,
      notProcessed: 'Bei der Bearbeitung Ihres Hinweises wurden keine automatisierten Mittel eingesetzt.',
      status: 'Stand Ihres Hinweises',
    },
    corrects: 'Wir haben uns dies noch einmal angesehen. Diese Antwort ersetzt unsere frühere.',
    outcomes: {
      illegal: 'Wir halten den Inhalt für rechtswidrig.',
      'against-terms': 'Wir halten den Inhalt für unvereinbar mit unseren Geschäftsbedingungen.',
      neither: 'Wir halten den Inhalt weder für rechtswidrig noch für unvereinbar mit unseren Geschäftsbedingungen.',
      unavailable: 'Der Inhalt war nicht mehr verfügbar, als wir nachsahen.',
      'already-restricted': 'Der Inhalt war bereits beschränkt, als wir nachsahen.',
    },
    examined: 'Geprüftes Recht',
    clause: 'Klausel',
    version: 'Fassung',
    reason: 'Warum',
    nothing: 'Wir haben keine Maßnahme ergriffen.',
    acted: 'Was wir getan haben',
    decision: {
      full: 'Die Entscheidung wurde mit automatisierten Mitteln getroffen.',
      partial: 'Die Entscheidung wurde teilweise mit automatisierten Mitteln getroffen.',
      none: 'Die Entscheidung wurde von einem Menschen getroffen, nicht mit automatisierten Mitteln.',
    },
    processing: {
      grouping: 'Zusammenfassung mit anderen Meldungen',
      translation: 'Übersetzung',
      prioritisation: 'Einordnung nach Dringlichkeit',
      classification: 'Einordnung nach Art',
      'duplicate-detection': 'Erkennung von Dubletten',
      transcription: 'Verschriftlichung',
    },
    redress: 'Wenn Sie nicht einverstanden sind',
  },
  fr: {
    notice: {
      subject: (reference) => `Notre décision sur votre notification ${reference}`,
      intro: (reference, serviceName) =>
        `Nous avons pris une décision sur votre notification ${reference} au sujet de contenus sur ${serviceName}.`,
      otherReason: 'Nous avons agi pour une autre raison que celle de votre notification.',
      processed: (steps) => `Des moyens automatisés ont été utilisés pour traiter votre notification : ${steps}.`,
      notProcessed: 'Aucun moyen automatisé n’a été utilisé pour traiter votre notification.',
      status: 'Où en est votre notification',
    },
    'terms-flag': {
      subject: (reference) => `Notre décision sur votre signalement ${reference}`,
      intro: (reference, serviceName) =>
        `Nous avons pris une décision sur votre signalement ${reference} au titre de nos conditions générales au sujet de contenus sur ${serviceName}.`,
      otherReason: 'Nous avons agi pour une autre raison que celle de votre signalement.',
      processed: (steps) => `Des moyens automatisés ont été utilisés pour traiter votre signalement : ${steps}.`,
      notProcessed: 'Aucun moyen automatisé n’a été utilisé pour traiter votre signalement.',
      status: 'Où en est votre signalement',
    },
    corrects: 'Nous avons réexaminé ceci. Cette réponse remplace la précédente.',
    outcomes: {
      illegal: 'Nous avons constaté que le contenu est illicite.',
      'against-terms': 'Nous avons constaté que le contenu est contraire à nos conditions générales.',
      neither: 'Nous avons constaté que le contenu n’est ni illicite ni contraire à nos conditions générales.',
      unavailable: 'Le contenu n’était plus disponible lorsque nous l’avons examiné.',
      'already-restricted': 'Le contenu avait déjà fait l’objet d’une restriction lorsque nous l’avons examiné.',
    },
    examined: 'Droit examiné',
    clause: 'Clause',
    version: 'version',
    reason: 'Pourquoi',
    nothing: 'Nous n’avons pris aucune mesure.',
    acted: 'Ce que nous avons fait',
    decision: {
      full: 'La décision a été prise par des moyens automatisés.',
      partial: 'La décision a été prise en partie par des moyens automatisés.',
      none: 'La décision a été prise par une personne, sans moyens automatisés.',
    },
    processing: {
      grouping: 'regroupement avec d’autres notifications',
      translation: 'traduction',
      prioritisation: 'mise en ordre selon l’urgence',
      classification: 'classification',
      'duplicate-detection': 'recherche de doublons',
      transcription: 'transcription',
    },
    redress: 'Si vous contestez cette décision',
  },
};
