import type { SpokenLanguage } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import { askFor, askOfFlag, type NoticeElement } from './notice.rules.js';

/** What names the thing that was received: a notice under Art. 16, or a flag under the terms (INT-5). */
export interface ReceivedWords {
  readonly subject: (reference: string) => string;
  readonly intro: (serviceName: string, receivedAt: string) => string;
  readonly incomplete: string;
  readonly askFor: Readonly<Record<NoticeElement, string>>;
  readonly status: string;
}

export interface ReceiptWords extends Readonly<Record<NoticeType, ReceivedWords>> {
  readonly reference: string;
  /** Said of a flag alone: what it is not, and the way for who meant a notice. */
  readonly isNoNotice: (noticeFormUrl: string) => string;
  /** To a suspended sender (Art. 23(2)). */
  readonly paused: (until: string) => string;
  readonly outlook: string;
}

const askForDe: Readonly<Record<NoticeElement, string>> = {
  explanation: 'Erklären Sie, warum Sie den Inhalt für rechtswidrig halten.',
  location: 'Nennen Sie die genaue Adresse (URL) des Inhalts oder seine ID auf der Plattform.',
  notifier: 'Nennen Sie Ihren Namen und Ihre E-Mail-Adresse.',
  'good-faith': 'Bestätigen Sie, dass Sie Ihre Meldung in gutem Glauben für richtig und vollständig halten.',
};

const askForFr: Readonly<Record<NoticeElement, string>> = {
  explanation: 'Expliquez pourquoi vous considérez que le contenu est illicite.',
  location: 'Indiquez l’adresse exacte (URL) du contenu ou son identifiant sur la plateforme.',
  notifier: 'Indiquez votre nom et votre adresse électronique.',
  'good-faith': 'Confirmez que vous pensez, de bonne foi, que votre notification est exacte et complète.',
};

/** What a receipt says (Art. 16(4)), by language. */
export const receiptWords: Readonly<Record<SpokenLanguage, ReceiptWords>> = {
  en: {
    notice: {
      subject: (reference) => `We have received your notice ${reference}`,
      intro: (serviceName, receivedAt) => `We received your notice about content on ${serviceName} on ${receivedAt}.`,
      incomplete: 'Your notice is incomplete. We look at it all the same, but you help us by adding:',
      askFor,
      status: 'Where your notice stands, and where you can add to it:',
    },
    'terms-flag': {
      subject: (reference) => `We have received your flag ${reference}`,
      intro: (serviceName, receivedAt) =>
        `We received your flag about content on ${serviceName} on ${receivedAt}. It is a flag under our terms and conditions.`,
      incomplete: 'Your flag is incomplete. We look at it all the same, but you help us by adding:',
      askFor: { ...askFor, ...askOfFlag },
      status: 'Where your flag stands, and where you can add to it:',
    },
    reference: 'Reference',
    isNoNotice: (noticeFormUrl) =>
      `It is not a notice of illegal content under Art. 16 of Regulation (EU) 2022/2065. If you think that the content is illegal, send a notice: ${noticeFormUrl}`,
    paused: (until) => `Processing of your notices is suspended until ${until}. Then this one is dealt with.`,
    outlook: 'We will tell you our decision and what you can do if you disagree.',
  },
  de: {
    notice: {
      subject: (reference) => `Wir haben Ihre Meldung ${reference} erhalten`,
      intro: (serviceName, receivedAt) =>
        `Wir haben Ihre Meldung über Inhalte auf ${serviceName} am ${receivedAt} erhalten.`,
      incomplete: 'Ihre Meldung ist unvollständig. Wir sehen sie uns trotzdem an; es hilft uns, wenn Sie ergänzen:',
      askFor: askForDe,
      status: 'Den Stand Ihrer Meldung sehen Sie hier, und hier können Sie sie ergänzen:',
    },
    'terms-flag': {
      subject: (reference) => `Wir haben Ihren Hinweis ${reference} erhalten`,
      intro: (serviceName, receivedAt) =>
        `Wir haben Ihren Hinweis auf Inhalte auf ${serviceName} am ${receivedAt} erhalten. Es ist ein Hinweis nach unseren Geschäftsbedingungen.`,
      incomplete: 'Ihr Hinweis ist unvollständig. Wir sehen ihn uns trotzdem an; es hilft uns, wenn Sie ergänzen:',
      askFor: {
        ...askForDe,
        explanation: 'Erklären Sie, warum der Inhalt nach Ihrer Ansicht gegen die Geschäftsbedingungen verstößt.',
      },
      status: 'Den Stand Ihres Hinweises sehen Sie hier, und hier können Sie ihn ergänzen:',
    },
    reference: 'Aktenzeichen',
    isNoNotice: (noticeFormUrl) =>
      `Es ist keine Meldung rechtswidriger Inhalte nach Art. 16 der Verordnung (EU) 2022/2065. Wenn Sie den Inhalt für rechtswidrig halten, senden Sie eine Meldung: ${noticeFormUrl}`,
    paused: (until) => `Die Bearbeitung Ihrer Meldungen ist bis ${until} ausgesetzt. Danach bearbeiten wir diese.`,
    outlook: 'Wir teilen Ihnen unsere Entscheidung mit, und was Sie tun können, wenn Sie nicht einverstanden sind.',
  },
  fr: {
    notice: {
      subject: (reference) => `Nous avons reçu votre notification ${reference}`,
      intro: (serviceName, receivedAt) =>
        `Nous avons reçu votre notification au sujet de contenus sur ${serviceName} le ${receivedAt}.`,
      incomplete: 'Votre notification est incomplète. Nous l’examinons tout de même ; vous nous aidez en ajoutant :',
      askFor: askForFr,
      status: 'Où en est votre notification, et où vous pouvez la compléter :',
    },
    'terms-flag': {
      subject: (reference) => `Nous avons reçu votre signalement ${reference}`,
      intro: (serviceName, receivedAt) =>
        `Nous avons reçu votre signalement au sujet de contenus sur ${serviceName} le ${receivedAt}. C’est un signalement au titre de nos conditions générales.`,
      incomplete: 'Votre signalement est incomplet. Nous l’examinons tout de même ; vous nous aidez en ajoutant :',
      askFor: {
        ...askForFr,
        explanation: 'Expliquez pourquoi vous considérez que le contenu est contraire aux conditions générales.',
      },
      status: 'Où en est votre signalement, et où vous pouvez le compléter :',
    },
    reference: 'Référence',
    isNoNotice: (noticeFormUrl) =>
      `Ce n’est pas une notification de contenu illicite au sens de l’article 16 du règlement (UE) 2022/2065. Si vous estimez que le contenu est illicite, envoyez une notification : ${noticeFormUrl}`,
    paused: (until) =>
      `Le traitement de vos notifications est suspendu jusqu’au ${until}. Nous traiterons celle-ci ensuite.`,
    outlook: 'Nous vous informerons de notre décision et des moyens de la contester.',
  },
};
