import type { ComplaintTexts } from './complaint-texts.js';

export const complaintDe: ComplaintTexts = {
  title: (service) => `Beschwerde über eine Entscheidung von ${service}`,
  intro:
    'Sagen Sie uns in Ihren eigenen Worten, was an der Entscheidung falsch ist. Das kostet nichts, Sie brauchen kein Konto und müssen kein Gesetz nennen. Eine Person, die an der Entscheidung nicht beteiligt war, prüft sie noch einmal.',
  suspension: 'Es geht um die Aussetzung, von der unsere Nachricht handelt.',
  optional: 'freiwillig',
  send: 'Beschwerde absenden',
  chooseFilesAgain: 'Falls Sie Dateien gewählt hatten, wählen Sie sie bitte noch einmal: Ein Browser behält sie nicht.',
  faultsHeading: (count) => (count === 1 ? 'Bitte prüfen Sie eine Angabe' : `Bitte prüfen Sie ${count} Angaben`),
  groups: { what: 'Was ist daran falsch?', who: 'Wer sind Sie?', files: 'Haben Sie Dateien, die es zeigen?' },
  whoIntro: 'Wir antworten an die Adresse, die wir kennen, oder an die, die Sie hier angeben.',
  text: { label: 'Ihre Beschwerde' },
  name: { label: 'Name' },
  email: { label: 'E-Mail-Adresse' },
  representedBy: {
    label: 'Organisation, die für Sie Beschwerde führt',
    hint: 'Wenn Sie eine Einrichtung nach Artikel 86 der Verordnung (EU) 2022/2065 beauftragt haben.',
  },
  files: {
    label: 'Dateien',
    hint: (atMost, megabytes) =>
      `Bis zu ${atMost} Dateien von je ${megabytes}: Bilder (PNG, JPEG, GIF, WebP), PDF oder reiner Text.`,
  },
  decision: {
    title: 'Die Entscheidung',
    decidedAt: (at) => `Wir haben am ${at} entschieden.`,
    notice: 'Über Ihre Meldung',
    restricted: 'Das haben wir beschränkt:',
    nothing: 'Wir haben keine Maßnahme ergriffen, oder sie besteht nicht mehr.',
    statement: 'Unsere Begründung',
  },
  closed: {
    title: 'Die Frist für eine Beschwerde ist abgelaufen',
    words: (lastDay) =>
      `Sie konnten sich bis zum Ende des ${lastDay} beschweren: sechs Monate, nachdem wir Sie unterrichtet hatten. Eine Stelle für außergerichtliche Streitbeilegung oder ein Gericht kann Ihnen noch offenstehen.`,
  },
  faults: {
    noText: 'Sagen Sie, was an der Entscheidung falsch ist.',
    text: 'Die Beschwerde darf höchstens 20.000 Zeichen haben.',
    name: 'Der Name darf höchstens 300 Zeichen haben.',
    email: 'Das ist keine E-Mail-Adresse. Eine sieht aus wie name@example.org.',
    representedBy: 'Der Name der Organisation darf höchstens 300 Zeichen haben.',
  },
  status: {
    title: (reference) => `Ihre Beschwerde ${reference}`,
    received: 'Wir haben Ihre Beschwerde erhalten',
    reference: 'Aktenzeichen',
    secret: 'Geheimnis',
    receivedAt: 'Eingegangen',
    state: 'Stand',
    states: {
      open: 'Wartet auf eine Person',
      claimed: 'Wird von einer Person geprüft',
      decided: 'Entschieden',
      withdrawn: 'Zurückgenommen',
    },
    files: 'Dateien',
    keep: 'Bewahren Sie das Aktenzeichen und das Geheimnis auf, oder die Adresse dieser Seite. Nur damit sehen Sie diese Seite wieder.',
    outlook:
      'Unsere Entscheidung mit Begründung, und was Sie tun können, wenn Sie nicht einverstanden sind, wird hier stehen.',
    paused: 'Die Bearbeitung Ihrer Beschwerden ist ausgesetzt bis',
    outcome: 'Unsere Entscheidung über Ihre Beschwerde',
    filesKept: (count) => (count === 1 ? 'Eine Datei wurde hinzugefügt.' : `${count} Dateien wurden hinzugefügt.`),
    fileRefused: (position, why) =>
      `Datei ${position} wurde nicht hinzugefügt: ${
        {
          type: 'Sie ist kein Bild, kein PDF und kein reiner Text, oder sie ist leer.',
          size: 'Sie ist zu groß.',
          count: 'Die Beschwerde hat so viele Dateien, wie sie haben darf.',
          child:
            'Wo es um sexuellen Missbrauch eines Kindes geht, nehmen wir keine Dateien an. Was Sie schreiben, genügt.',
          lost: 'Sie kam nicht vollständig an. Bitte senden Sie sie unten noch einmal.',
        }[why]
      }`,
    addFiles: 'Weitere Dateien',
    add: 'Zu meiner Beschwerde hinzufügen',
    withdraw: {
      title: 'Meine Beschwerde zurücknehmen',
      words: 'Dann entscheidet niemand über sie. Solange die Frist läuft, können Sie sich erneut beschweren.',
      button: 'Zurücknehmen',
    },
  },
};
