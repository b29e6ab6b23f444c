import type { SpokenLanguage } from '../platforms/index.js';
import type { ComplaintOutcome, Omission } from './complaint.js';

export interface ComplaintWords {
  readonly receipt: {
    readonly subject: (reference: string) => string;
    readonly intro: (serviceName: string, receivedAt: string) => string;
    readonly reference: string;
    readonly status: string;
    readonly paused: (until: string) => string;
    readonly outlook: string;
  };
  readonly outcome: {
    readonly subject: (reference: string) => string;
    readonly intro: (reference: string, serviceName: string) => string;
    readonly outcomes: Readonly<Record<Exclude<ComplaintOutcome, 'no-decision'>, string>>;
    readonly omissions: Readonly<Record<Omission, string>>;
    /** Said with a reversal; what a new decision means is told by the message about it. */
    readonly followed: Readonly<Record<'decision' | 'suspension' | 'measure', string>>;
    readonly reasons: string;
    readonly byPerson: string;
    readonly redress: string;
    readonly status: string;
  };
}

/** What a complainant is told (Art. 20(5)), by language. */
export const complaintWords: Readonly<Record<SpokenLanguage, ComplaintWords>> = {
  en: {
    receipt: {
      subject: (reference) => `We have received your complaint ${reference}`,
      intro: (serviceName, receivedAt) => `We received your complaint to ${serviceName} on ${receivedAt}.`,
      reference: 'Reference',
      status: 'Where your complaint stands, and where you can add files or take it back:',
      paused: (until) => `Processing of your complaints is suspended until ${until}. Then this one is dealt with.`,
      outlook:
        'A person who had no part in our decision looks at it again. We will tell you the outcome, with reasons.',
    },
    outcome: {
      subject: (reference) => `Our decision on your complaint ${reference}`,
      intro: (reference, serviceName) => `We have decided on your complaint ${reference} to ${serviceName}.`,
      outcomes: {
        upheld: 'Our decision stands.',
        'partly-reversed': 'We have reversed our decision in part.',
        reversed: 'We have reversed our decision.',
      },
      omissions: {
        withdrawn: 'The complaint was withdrawn, so we have not decided on it.',
        settled: 'The matter was settled, so we have not decided on the complaint.',
      },
      followed: {
        decision:
          'A new decision takes the place of the earlier one. It is carried out now, and those concerned are told.',
        suspension: 'The suspension has ended.',
        measure: 'What we reversed is lifted now.',
      },
      reasons: 'Our reasons',
      byPerson: 'The decision was taken by a person, not by automated means.',
      redress: 'If you disagree',
      status: 'Your complaint',
    },
  },
  de: {
    receipt: {
      subject: (reference) => `Wir haben Ihre Beschwerde ${reference} erhalten`,
      intro: (serviceName, receivedAt) => `Wir haben Ihre Beschwerde an ${serviceName} am ${receivedAt} erhalten.`,
      reference: 'Aktenzeichen',
      status:
        'Den Stand Ihrer Beschwerde sehen Sie hier; hier können Sie auch Dateien nachreichen oder sie zurücknehmen:',
      paused: (until) =>
        `Die Bearbeitung Ihrer Beschwerden ist bis ${until} ausgesetzt. Danach wird diese Beschwerde bearbeitet.`,
      outlook:
        'Eine Person, die an unserer Entscheidung nicht beteiligt war, prüft sie noch einmal. Wir teilen Ihnen das Ergebnis mit Begründung mit.',
    },
    outcome: {
      subject: (reference) => `Unsere Entscheidung über Ihre Beschwerde ${reference}`,
      intro: (reference, serviceName) => `Wir haben über Ihre Beschwerde ${reference} an ${serviceName} entschieden.`,
      outcomes: {
        upheld: 'Unsere Entscheidung bleibt bestehen.',
        'partly-reversed': 'Wir haben unsere Entscheidung teilweise aufgehoben.',
        reversed: 'Wir haben unsere Entscheidung aufgehoben.',
      },
      omissions: {
        withdrawn: 'Die Beschwerde wurde zurückgenommen; wir haben daher nicht über sie entschieden.',
        settled: 'Die Sache hat sich erledigt; wir haben daher nicht über die Beschwerde entschieden.',
      },
      followed: {
        decision:
          'Eine neue Entscheidung tritt an die Stelle der früheren. Sie wird jetzt umgesetzt, und die Betroffenen werden unterrichtet.',
        suspension: 'Die Aussetzung ist beendet.',
        measure: 'Was wir aufgehoben haben, wird jetzt rückgängig gemacht.',
      },
      reasons: 'Unsere Gründe',
      byPerson: 'Die Entscheidung wurde von einem Menschen getroffen, nicht mit automatisierten Mitteln.',
      redress: 'Wenn Sie nicht einverstanden sind',
      status: 'Ihre Beschwerde',
    },
  },
  fr: {
    receipt: {
      subject: (reference) => `Nous avons reçu votre réclamation ${reference}`,
      intro: (serviceName, receivedAt) =>
        `Nous avons reçu votre réclamation adressée à ${serviceName} le ${receivedAt}.`,
      reference: 'Référence',
      status: 'Où en est votre réclamation, et où vous pouvez ajouter des fichiers ou la retirer :',
      paused: (until) =>
        `Le traitement de vos réclamations est suspendu jusqu’au ${until}. Celle-ci sera traitée ensuite.`,
      outlook:
        'Une personne qui n’a pas participé à notre décision la réexamine. Nous vous communiquerons le résultat et ses motifs.',
    },
    outcome: {
      subject: (reference) => `Notre décision sur votre réclamation ${reference}`,
      intro: (reference, serviceName) =>
        `Nous avons pris une décision sur votre réclamation ${reference} adressée à ${serviceName}.`,
      outcomes: {
        upheld: 'Notre décision est maintenue.',
        'partly-reversed': 'Nous avons annulé notre décision en partie.',
        reversed: 'Nous avons annulé notre décision.',
      },
      omissions: {
        withdrawn: 'La réclamation a été retirée ; nous n’avons donc pas statué sur elle.',
        settled: 'L’affaire a été réglée ; nous n’avons donc pas statué sur la réclamation.',
      },
      followed: {
        decision:
          'Une nouvelle décision remplace la précédente. Elle est mise en œuvre maintenant, et les personnes concernées en sont informées.',
        suspension: 'La suspension a pris fin.',
        measure: 'Ce que nous avons annulé est levé maintenant.',
      },
      reasons: 'Nos motifs',
      byPerson: 'La décision a été prise par une personne, sans moyens automatisés.',
      redress: 'Si vous contestez cette décision',
      status: 'Votre réclamation',
    },
  },
};
