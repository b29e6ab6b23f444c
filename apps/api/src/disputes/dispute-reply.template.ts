import { template, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';

export interface DisputeReplyValues {
  readonly serviceName: string;
  readonly bodyReference: string;
  /** What staff wrote to the body. */
  readonly message: string;
  readonly contact: (language: string) => string[];
}

interface ReplyWords {
  readonly subject: (reference: string, serviceName: string) => string;
  readonly intro: (reference: string) => string;
  readonly caseFile: string;
}

const words: Readonly<Record<SpokenLanguage, ReplyWords>> = {
  en: {
    subject: (reference, serviceName) => `Your dispute ${reference}: reply of ${serviceName}`,
    intro: (reference) => `This is our reply in the dispute that you keep as ${reference}.`,
    caseFile:
      'This message carries no attachment. We hand over the case file on the way that you name to us: its manifest holds ' +
      'the hash of each file.',
  },
  de: {
    subject: (reference, serviceName) => `Ihre Streitigkeit ${reference}: Antwort von ${serviceName}`,
    intro: (reference) => `Dies ist unsere Antwort in der Streitigkeit, die Sie unter ${reference} führen.`,
    caseFile:
      'Diese Nachricht hat keinen Anhang. Die Fallakte übergeben wir auf dem Weg, den Sie uns nennen: Ihr Verzeichnis ' +
      '(manifest.json) enthält den Hashwert jeder Datei.',
  },
  fr: {
    subject: (reference, serviceName) => `Votre litige ${reference} : réponse de ${serviceName}`,
    intro: (reference) => `Voici notre réponse dans le litige que vous tenez sous la référence ${reference}.`,
    caseFile:
      'Ce message n’a pas de pièce jointe. Nous remettons le dossier par la voie que vous nous indiquez : son manifeste ' +
      '(manifest.json) contient l’empreinte de chaque fichier.',
  },
};

/** Art. 21(2): the provider engages in good faith with the body. */
export const disputeReplyTemplate = template<DisputeReplyValues>({
  name: 'dispute-reply',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<DisputeReplyValues> {
  const { subject, intro, caseFile } = words[language];
  return {
    subject: ({ bodyReference, serviceName }) => subject(bodyReference, serviceName),
    text: ({ bodyReference, message, contact }) =>
      [intro(bodyReference), message.trim(), caseFile, contact(language).join('\n')].join('\n\n'),
  };
}
