import { restrictionWords } from '../../../platforms/index.js';
import type { StatusTexts } from './status-texts.js';

export const statusDe: StatusTexts = {
  title: (reference) => `Ihre Meldung ${reference}`,
  lookup: {
    title: 'Wie steht es um meine Meldung?',
    intro: 'Geben Sie das Aktenzeichen und das Kennwort ein, die Sie beim Absenden Ihrer Meldung bekommen haben.',
    reference: 'Aktenzeichen',
    secret: 'Kennwort',
    show: 'Meine Meldung zeigen',
    unknown:
      'Zu diesem Aktenzeichen und diesem Kennwort gibt es keine Meldung. Bitte vergleichen Sie beide mit dem, was Sie bekommen haben.',
  },
  received: 'Wir haben Ihre Meldung erhalten',
  keep: 'Bewahren Sie Aktenzeichen und Kennwort auf, oder die Adresse dieser Seite. Nur damit können Sie diese Seite wieder sehen.',
  added: 'Was Sie ergänzt haben, liegt jetzt bei Ihrer Meldung.',
  reference: 'Aktenzeichen',
  secret: 'Kennwort',
  receivedAt: 'Eingegangen',
  kind: 'Art',
  kinds: {
    notice: 'Meldung rechtswidriger Inhalte (Art. 16)',
    'terms-flag': 'Hinweis nach unseren Geschäftsbedingungen, keine Meldung',
  },
  typeChanged: (at, from, to) =>
    `Zuvor: ${from}. Seit ${at} behandeln wir dies als: ${to}. Die Zeiten zählen weiter vom ersten Eingang an. Wenn Sie nicht einverstanden sind, schreiben Sie an unsere Kontaktstelle unten, oder senden Sie es neu als das, was Sie meinen.`,
  sendAgain: 'Als das neu senden, was es war',
  receipt: 'Bestätigung gesendet',
  filesKept: (count) => (count === 1 ? 'Eine Datei wurde hinzugefügt.' : `${count} Dateien wurden hinzugefügt.`),
  fileRefused: (position, why) =>
    `Datei ${position} wurde nicht hinzugefügt: ${
      {
        type: 'Sie ist weder Bild noch PDF noch reiner Text, oder sie ist leer.',
        size: 'Sie ist zu groß.',
        count: 'Die Meldung hat so viele Dateien, wie sie haben darf.',
        child: 'Geht es um sexuellen Missbrauch eines Kindes, nehmen wir keine Dateien an. Die Adressen genügen.',
        lost: 'Sie ist nicht vollständig angekommen. Bitte senden Sie sie unten noch einmal.',
      }[why]
    }`,
  missing: {
    title: 'Was Sie noch ergänzen können',
    intro: 'Wir sehen uns Ihre Meldung an, wie sie ist. Es hilft uns, wenn Sie ergänzen:',
    elements: {
      explanation: 'warum Sie den Inhalt für rechtswidrig halten',
      location: 'die genaue Adresse des Inhalts',
      notifier: 'Ihren Namen und Ihre E-Mail-Adresse',
      'good-faith': 'Ihre Erklärung des guten Glaubens',
    },
  },
  add: {
    title: 'Meldung ergänzen',
    more: 'Etwas anderes ergänzen',
    files: 'Weitere Dateien',
    send: 'Meldung ergänzen',
    nothing: 'Es war nichts ausgefüllt. Bitte ergänzen Sie etwas, bevor Sie absenden.',
    both: 'Bitte geben Sie beides an: Ihren Namen und Ihre E-Mail-Adresse.',
  },
  items: {
    title: 'Worum es in Ihrer Meldung geht',
    erased: 'Die Adresse wurde gelöscht.',
    none: 'Ihre Meldung nennt noch keinen Inhalt.',
  },
  states: { waiting: 'Noch nicht angesehen', 'in-review': 'Wird geprüft', decided: 'Entschieden' },
  outcomes: {
    illegal: 'Wir haben festgestellt, dass der Inhalt rechtswidrig ist.',
    'against-terms': 'Wir haben festgestellt, dass der Inhalt gegen unsere Geschäftsbedingungen verstößt.',
    neither:
      'Wir haben festgestellt, dass der Inhalt weder rechtswidrig ist noch gegen unsere Geschäftsbedingungen verstößt.',
    unavailable: 'Der Inhalt war nicht mehr verfügbar, als wir ihn uns ansahen.',
    'already-restricted': 'Der Inhalt war schon beschränkt, als wir ihn uns ansahen.',
  },
  law: 'Geprüftes Recht',
  clause: 'Klausel unserer Geschäftsbedingungen',
  reason: 'Warum',
  restrictions: restrictionWords.de,
  inEffectSince: (at) => `wirksam seit ${at}`,
  notYetInEffect: 'die Umsetzung läuft',
  automatedDecision: {
    full: 'Die Entscheidung wurde mit automatisierten Mitteln getroffen.',
    partial: 'Die Entscheidung wurde teilweise mit automatisierten Mitteln getroffen.',
    none: 'Die Entscheidung hat ein Mensch getroffen, ohne automatisierte Mittel.',
  },
  automatedProcessing: (steps) => `Bei der Bearbeitung Ihrer Meldung wurden automatisierte Mittel verwendet: ${steps}.`,
  processingSteps: {
    grouping: 'Zusammenfassen von Meldungen über denselben Inhalt',
    translation: 'Übersetzung',
    prioritisation: 'Ordnen der Meldungen',
    classification: 'Einordnung',
    'duplicate-detection': 'Finden von Doppeln',
    transcription: 'Verschriftlichung',
  },
  redress: {
    title: 'Wenn Sie mit einer Entscheidung nicht einverstanden sind',
    complain: 'Über diese Entscheidung beschweren',
    ways: {
      'internal-complaint':
        'Sie können innerhalb von sechs Monaten, nachdem Sie über die Entscheidung informiert wurden, elektronisch und kostenlos Beschwerde bei uns einlegen (Art. 20 der Verordnung (EU) 2022/2065).',
      'out-of-court':
        'Sie können eine zertifizierte Stelle für die außergerichtliche Streitbeilegung wählen (Art. 21 der Verordnung (EU) 2022/2065).',
      court: 'Sie können nach dem anwendbaren Recht jederzeit ein Gericht anrufen.',
    },
  },
  later: 'Unsere Entscheidung erscheint hier, und auch, was Sie tun können, wenn Sie nicht einverstanden sind.',
};
