import type { SpokenLanguage } from '../platforms/index.js';
import { askFor, type NoticeElement } from './notice.rules.js';

export interface ReceiptWords {
  readonly subject: (reference: string) => string;
  readonly intro: (serviceName: string, receivedAt: string) => string;
  readonly reference: string;
  readonly incomplete: string;
  readonly askFor: Readonly<Record<NoticeElement, string>>;
  readonly status: string;
  readonly outlook: string;
}

/** What a receipt says (Art. 16(4)), by language. */
export const receiptWords: Readonly<Record<SpokenLanguage, ReceiptWords>> = {
  en: {
    subject: (reference) => `We have received your notice ${reference}`,
    intro: (serviceName, receivedAt) => `We received your notice about content on ${serviceName} on ${receivedAt}.`,
    reference: 'Reference',
    incomplete: 'Your notice is incomplete. We look at it all the same, but you help us by adding:',
    askFor,
    status: 'Where your notice stands, and where you can add to it:',
    outlook: 'We will tell you our decision and what you can do if you disagree.',
  },
  de: {
    subject: (reference) => `Wir haben Ihre Meldung ${reference} erhalten`,
    intro: (serviceName, receivedAt) =>
      `Wir haben Ihre Meldung über Inhalte auf ${serviceName} am ${receivedAt} erhalten.`,
    reference: 'Aktenzeichen',
    incomplete: 'Ihre Meldung ist unvollständig. Wir sehen sie uns trotzdem an; es hilft uns, wenn Sie ergänzen:',
    askFor: {
      explanation: 'Erklären Sie, warum Sie den Inhalt für rechtswidrig halten.',
      location: 'Nennen Sie die genaue Adresse (URL) des Inhalts oder seine ID auf der Plattform.',
      notifier: 'Nennen Sie Ihren Namen und Ihre E-Mail-Adresse.',
      'good-faith': 'Bestätigen Sie, dass Sie Ihre Meldung in gutem Glauben für richtig und vollständig halten.',
    },
    status: 'Den Stand Ihrer Meldung sehen Sie hier, und hier können Sie sie ergänzen:',
    outlook: 'Wir teilen Ihnen unsere Entscheidung mit, und was Sie tun können, wenn Sie nicht einverstanden sind.',
  },
  fr: {
    subject: (reference) => `Nous avons reçu votre notification ${reference}`,
    intro: (serviceName, receivedAt) =>
      `Nous avons reçu votre notification au sujet de contenus sur ${serviceName} le ${receivedAt}.`,
    reference: 'Référence',
    incomplete: 'Votre notification est incomplète. Nous l’examinons tout de même ; vous nous aidez en ajoutant :',
    askFor: {
      explanation: 'Expliquez pourquoi vous considérez que le contenu est illicite.',
      location: 'Indiquez l’adresse exacte (URL) du contenu ou son identifiant sur la plateforme.',
      notifier: 'Indiquez votre nom et votre adresse électronique.',
      'good-faith': 'Confirmez que vous pensez, de bonne foi, que votre notification est exacte et complète.',
    },
    status: 'Où en est votre notification, et où vous pouvez la compléter :',
    outlook: 'Nous vous informerons de notre décision et des moyens de la contester.',
  },
};
