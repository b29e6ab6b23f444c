import type { SpokenLanguage } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';

/** Of the type that it has from now on. */
export interface ChangedTypeWords {
  readonly subject: (reference: string) => string;
  readonly intro: (reference: string, serviceName: string) => string;
  /** What it is in general: the sender is told both. */
  readonly meaning: string;
  readonly times: (receivedAt: string) => string;
  /** Leads to the form of what it was. */
  readonly again: string;
}

export interface TypeChangeWords extends Readonly<Record<NoticeType, ChangedTypeWords>> {
  readonly why: string;
  readonly meaning: string;
  readonly missing: string;
  readonly object: string;
}

/** What the sender is told of a change of type (INT-5), by language. */
export const typeChangeWords: Readonly<Record<SpokenLanguage, TypeChangeWords>> = {
  en: {
    notice: {
      subject: (reference) => `We take your flag ${reference} as a notice of illegal content`,
      intro: (reference, serviceName) =>
        `You sent us ${reference} about content on ${serviceName} as a flag under our terms and conditions. From now on we take it as a notice of illegal content under Art. 16 of Regulation (EU) 2022/2065.`,
      meaning:
        'A notice of illegal content (Art. 16 of Regulation (EU) 2022/2065) says that content is illegal. We examine it under the law and under our terms, tell you our decision and what you can do if you disagree, and count it in our transparency report.',
      times: (receivedAt) => `Its times count from the day on which we first received it: ${receivedAt}.`,
      again: 'If you meant a flag under our terms, you can send it again as one:',
    },
    'terms-flag': {
      subject: (reference) => `We take your notice ${reference} as a flag under our terms`,
      intro: (reference, serviceName) =>
        `You sent us ${reference} about content on ${serviceName} as a notice of illegal content (Art. 16 of Regulation (EU) 2022/2065). From now on we take it as a flag under our terms and conditions.`,
      meaning:
        'A flag under our terms says that content breaks our terms and conditions. It is not a notice under Art. 16. We examine it, tell you our decision, and you can complain about it as about one on a notice.',
      times: (receivedAt) => `We go on counting from the day on which we received it: ${receivedAt}.`,
      again: 'If you mean that the content is illegal, you can send it again as a notice:',
    },
    why: 'Why',
    meaning: 'What the two mean',
    missing: 'As what it is now, it helps us if you add:',
    object: 'You can object: write to the contact point below. A person will look at it again.',
  },
  de: {
    notice: {
      subject: (reference) => `Wir behandeln Ihren Hinweis ${reference} als Meldung rechtswidriger Inhalte`,
      intro: (reference, serviceName) =>
        `Sie haben uns ${reference} zu Inhalten auf ${serviceName} als Hinweis nach unseren Geschäftsbedingungen gesandt. Von jetzt an behandeln wir dies als Meldung rechtswidriger Inhalte nach Art. 16 der Verordnung (EU) 2022/2065.`,
      meaning:
        'Eine Meldung rechtswidriger Inhalte (Art. 16 der Verordnung (EU) 2022/2065) sagt, dass Inhalte rechtswidrig sind. Wir prüfen sie nach dem Recht und nach unseren Geschäftsbedingungen, teilen Ihnen unsere Entscheidung mit und was Sie tun können, wenn Sie nicht einverstanden sind, und zählen sie in unserem Transparenzbericht.',
      times: (receivedAt) => `Die Zeiten zählen von dem Tag an, an dem wir sie zuerst erhalten haben: ${receivedAt}.`,
      again: 'Wenn Sie einen Hinweis nach unseren Geschäftsbedingungen meinten, können Sie ihn als solchen neu senden:',
    },
    'terms-flag': {
      subject: (reference) => `Wir behandeln Ihre Meldung ${reference} als Hinweis nach unseren Geschäftsbedingungen`,
      intro: (reference, serviceName) =>
        `Sie haben uns ${reference} zu Inhalten auf ${serviceName} als Meldung rechtswidriger Inhalte (Art. 16 der Verordnung (EU) 2022/2065) gesandt. Von jetzt an behandeln wir dies als Hinweis nach unseren Geschäftsbedingungen.`,
      meaning:
        'Ein Hinweis nach unseren Geschäftsbedingungen sagt, dass Inhalte gegen unsere Geschäftsbedingungen verstoßen. Er ist keine Meldung im Sinne von Art. 16. Wir prüfen ihn, teilen Ihnen unsere Entscheidung mit, und Sie können sich darüber beschweren wie über eine Entscheidung zu einer Meldung.',
      times: (receivedAt) => `Wir zählen weiter von dem Tag an, an dem wir ihn erhalten haben: ${receivedAt}.`,
      again: 'Wenn Sie meinen, dass der Inhalt rechtswidrig ist, können Sie ihn als Meldung neu senden:',
    },
    why: 'Warum',
    meaning: 'Was beides bedeutet',
    missing: 'Dafür hilft es uns, wenn Sie ergänzen:',
    object:
      'Sie können widersprechen: Schreiben Sie an die Kontaktstelle unten. Ein Mensch sieht es sich noch einmal an.',
  },
  fr: {
    notice: {
      subject: (reference) => `Nous traitons votre signalement ${reference} comme une notification de contenu illicite`,
      intro: (reference, serviceName) =>
        `Vous nous avez envoyé ${reference} au sujet de contenus sur ${serviceName} comme signalement au titre de nos conditions générales. Nous le traitons désormais comme une notification de contenu illicite au sens de l’article 16 du règlement (UE) 2022/2065.`,
      meaning:
        'Une notification de contenu illicite (article 16 du règlement (UE) 2022/2065) dit qu’un contenu est illicite. Nous l’examinons au regard du droit et de nos conditions générales, nous vous informons de notre décision et des moyens de la contester, et nous la comptons dans notre rapport de transparence.',
      times: (receivedAt) => `Les délais courent depuis le jour où nous l’avons d’abord reçue : ${receivedAt}.`,
      again:
        'Si vous vouliez un signalement au titre de nos conditions générales, vous pouvez l’envoyer de nouveau comme tel :',
    },
    'terms-flag': {
      subject: (reference) =>
        `Nous traitons votre notification ${reference} comme un signalement au titre de nos conditions générales`,
      intro: (reference, serviceName) =>
        `Vous nous avez envoyé ${reference} au sujet de contenus sur ${serviceName} comme notification de contenu illicite (article 16 du règlement (UE) 2022/2065). Nous la traitons désormais comme un signalement au titre de nos conditions générales.`,
      meaning:
        'Un signalement au titre de nos conditions générales dit qu’un contenu y est contraire. Ce n’est pas une notification au sens de l’article 16. Nous l’examinons, nous vous informons de notre décision, et vous pouvez introduire une réclamation comme au sujet d’une notification.',
      times: (receivedAt) => `Nous continuons de compter depuis le jour de sa réception : ${receivedAt}.`,
      again: 'Si vous estimez que le contenu est illicite, vous pouvez l’envoyer de nouveau comme notification :',
    },
    why: 'Pourquoi',
    meaning: 'Ce que signifient les deux',
    missing: 'Vous nous aidez maintenant en ajoutant :',
    object: 'Vous pouvez vous y opposer : écrivez au point de contact ci-dessous. Une personne l’examinera de nouveau.',
  },
};
