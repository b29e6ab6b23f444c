import type { FormTexts } from './form-texts.js';

export const formDe: FormTexts = {
  title: (service) => `Rechtswidrige Inhalte auf ${service} melden`,
  intro:
    'Melden Sie uns Inhalte, die Sie für rechtswidrig halten. Sie brauchen kein Konto. Auch wenn Sie nicht alles ausfüllen können, senden Sie die Meldung ab: Wir sehen uns jede an.',
  optional: 'freiwillig',
  send: 'Meldung absenden',
  chooseFilesAgain:
    'Falls Sie Dateien ausgewählt hatten, wählen Sie sie bitte noch einmal: Der Browser behält sie nicht.',
  faultsHeading: (count) => (count === 1 ? 'Bitte prüfen Sie eine Angabe' : `Bitte prüfen Sie ${count} Angaben`),
  groups: {
    what: 'Worum geht es?',
    why: 'Warum halten Sie es für rechtswidrig?',
    special: 'Trifft etwas davon zu?',
    who: 'Wer sind Sie?',
    confirm: 'Bitte bestätigen Sie',
    files: 'Haben Sie Dateien, die es zeigen?',
  },
  whoIntro:
    'Wir schreiben Ihnen nur, um den Empfang zu bestätigen und unsere Entscheidung mitzuteilen. Wer den Inhalt eingestellt hat, erfährt nicht, wer Sie sind, außer wenn es unbedingt erforderlich ist. Geht es um sexuellen Missbrauch eines Kindes, müssen Sie nicht sagen, wer Sie sind.',
  urls: {
    label: 'Adressen (URLs) der Inhalte',
    hint: 'Eine je Zeile, bis zu 50. Über jede wird einzeln entschieden.',
  },
  contentId: {
    label: 'Oder die ID des Inhalts',
    hint: 'Nur, wenn Sie sie kennen.',
    ofService: (service) => `ID des Inhalts auf ${service}`,
  },
  explanation: {
    label: 'Ihre Begründung',
    hint: 'In Ihren eigenen Worten: was rechtswidrig ist und wo im Inhalt, etwa im dritten Kommentar oder bei Minute 12:31. Ein Gesetz müssen Sie nicht nennen.',
  },
  termsClause: { label: 'Was unsere Geschäftsbedingungen dazu sagen', none: 'Das lasse ich offen' },
  category: {
    label: 'Art des rechtswidrigen Inhalts',
    none: 'Das lasse ich offen',
    whole: (category) => `${category}: allgemein`,
  },
  law: { label: 'Verletztes Gesetz' },
  memberState: { label: 'Wessen Recht es ist', none: 'Das lasse ich offen' },
  threatToLife: {
    label: 'Leben oder Sicherheit eines Menschen sind in Gefahr',
    hint: 'Das sehen wir uns zuerst an. Braucht jemand sofort Hilfe, wählen Sie 112.',
  },
  childSexualAbuse: {
    label: 'Es geht um sexuellen Missbrauch oder sexuelle Ausbeutung eines Kindes',
    hint: 'Name und E-Mail-Adresse können Sie weglassen. Bitte senden Sie keine Dateien, und speichern Sie den Inhalt nicht und geben Sie ihn nicht weiter: Seine Adresse genügt.',
  },
  name: { label: 'Name' },
  email: { label: 'E-Mail-Adresse' },
  language: {
    label: 'Sprache Ihrer Meldung',
    hint: 'Wir antworten auf Deutsch, Englisch oder Französisch.',
  },
  files: {
    label: 'Dateien',
    hint: (atMost, megabytes) =>
      `Bis zu ${atMost} Dateien von je ${megabytes}: Bilder (PNG, JPEG, GIF, WebP), PDF oder reiner Text. Keine, wenn es um sexuellen Missbrauch eines Kindes geht.`,
  },
  other: {
    question: 'Verstößt es gegen unsere Geschäftsbedingungen, ohne rechtswidrig zu sein?',
    link: 'Einen Hinweis nach unseren Geschäftsbedingungen senden',
  },
  faults: {
    notAnAddress: (typed) =>
      `„${typed}“ ist keine vollständige Adresse. Eine Adresse sieht aus wie https://example.org/posts/1.`,
    tooManyItems: (atMost) =>
      `Eine Meldung nimmt höchstens ${atMost} Adressen auf. Bitte senden Sie die übrigen in einer zweiten Meldung.`,
    nothingSaid: 'Sagen Sie, worum es geht: eine Adresse, eine ID oder eine Begründung.',
    contentId: 'Die ID des Inhalts darf höchstens 500 Zeichen haben.',
    explanation: 'Die Begründung darf höchstens 20.000 Zeichen haben.',
    termsClause: 'Wählen Sie eine Klausel aus der Liste.',
    category: 'Wählen Sie eine Art aus der Liste.',
    law: 'Der Name des Gesetzes darf höchstens 500 Zeichen haben.',
    memberState: 'Wählen Sie einen Mitgliedstaat aus der Liste.',
    name: 'Der Name darf höchstens 300 Zeichen haben.',
    email: 'Das ist keine E-Mail-Adresse. Eine solche sieht aus wie name@example.org.',
    language: 'Wählen Sie eine Sprache aus der Liste.',
    goodFaith:
      'Der Wortlaut dieser Erklärung hat sich inzwischen geändert. Bitte lesen und bestätigen Sie sie noch einmal.',
    refused:
      'Die Meldung konnte nicht gespeichert werden. Bitte suchen Sie in Ihren Texten nach ungewöhnlichen Zeichen und senden Sie sie noch einmal.',
  },
};
