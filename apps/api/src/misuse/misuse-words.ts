import type { SpokenLanguage } from '../platforms/index.js';
import type { MisuseKind } from './misuse.rules.js';

export interface MisuseWords {
  readonly warningSubject: (service: string) => string;
  readonly warned: Readonly<Record<MisuseKind, (counted: number, total: number, since: string) => string>>;
  readonly warning: Readonly<Record<MisuseKind, string>>;
  readonly suspensionSubject: (service: string) => string;
  readonly suspended: Readonly<Record<Exclude<MisuseKind, 'content'>, (until: string) => string>>;
  readonly stillReceived: string;
  readonly weighed: string;
  readonly numbers: (counted: number, total: number, since: string) => string;
  readonly intention: string;
  readonly endedSubject: (service: string) => string;
  readonly ended: (at: string) => string;
  readonly reasons: string;
  readonly redress: string;
  readonly complain: string;
  readonly named: string;
}

/** What parties are told of misuse (Art. 23), by language. */
export const misuseWords: Readonly<Record<SpokenLanguage, MisuseWords>> = {
  en: {
    warningSubject: (service) => `Warning about misuse of ${service}`,
    warned: {
      content: (counted, total, since) =>
        `Since ${since}, ${counted} of the ${total} contents of yours that we know of were found manifestly illegal.`,
      notices: (counted, total, since) =>
        `Since ${since}, ${counted} of the ${total} notices that you sent us were found manifestly unfounded.`,
      complaints: (counted, total, since) =>
        `Since ${since}, ${counted} of the ${total} complaints that you sent us were found manifestly unfounded.`,
    },
    warning: {
      content:
        'This is a warning under Art. 23(1) of Regulation (EU) 2022/2065. If you go on to provide manifestly illegal content, we may suspend our service to you for a time.',
      notices:
        'This is a warning under Art. 23(2) of Regulation (EU) 2022/2065. If you go on to send manifestly unfounded notices, we may suspend their processing for a time.',
      complaints:
        'This is a warning under Art. 23(2) of Regulation (EU) 2022/2065. If you go on to send manifestly unfounded complaints, we may suspend their processing for a time.',
    },
    suspensionSubject: (service) => `Suspension because of misuse of ${service}`,
    suspended: {
      notices: (until) =>
        `We suspend the processing of your notices until ${until} (Art. 23(2) of Regulation (EU) 2022/2065).`,
      complaints: (until) =>
        `We suspend the processing of your complaints until ${until} (Art. 23(2) of Regulation (EU) 2022/2065).`,
    },
    stillReceived:
      'What you send meanwhile is received and confirmed. We process it afterwards, and at once where a life or a child is at stake.',
    weighed: 'What we weighed',
    numbers: (counted, total, since) => `${counted} of ${total} since ${since} were found manifestly unfounded.`,
    intention: 'On intention',
    endedSubject: (service) => `Your suspension on ${service} has ended`,
    ended: (at) =>
      `The suspension of which we told you ended on ${at}, before its time. We process what you sent meanwhile.`,
    reasons: 'Reasons',
    redress: 'What you can do',
    complain: 'To complain, without an account:',
    named: 'Our number for it:',
  },
  de: {
    warningSubject: (service) => `Warnung wegen missbräuchlicher Verwendung von ${service}`,
    warned: {
      content: (counted, total, since) =>
        `Seit ${since} wurden ${counted} der ${total} uns bekannten Inhalte von Ihnen als offensichtlich rechtswidrig befunden.`,
      notices: (counted, total, since) =>
        `Seit ${since} wurden ${counted} der ${total} Meldungen, die Sie uns gesandt haben, als offensichtlich unbegründet befunden.`,
      complaints: (counted, total, since) =>
        `Seit ${since} wurden ${counted} der ${total} Beschwerden, die Sie uns gesandt haben, als offensichtlich unbegründet befunden.`,
    },
    warning: {
      content:
        'Dies ist eine Warnung nach Art. 23 Abs. 1 der Verordnung (EU) 2022/2065. Wenn Sie weiterhin offensichtlich rechtswidrige Inhalte bereitstellen, können wir unseren Dienst für Sie eine Zeit lang aussetzen.',
      notices:
        'Dies ist eine Warnung nach Art. 23 Abs. 2 der Verordnung (EU) 2022/2065. Wenn Sie weiterhin offensichtlich unbegründete Meldungen senden, können wir deren Bearbeitung eine Zeit lang aussetzen.',
      complaints:
        'Dies ist eine Warnung nach Art. 23 Abs. 2 der Verordnung (EU) 2022/2065. Wenn Sie weiterhin offensichtlich unbegründete Beschwerden senden, können wir deren Bearbeitung eine Zeit lang aussetzen.',
    },
    suspensionSubject: (service) => `Aussetzung wegen missbräuchlicher Verwendung von ${service}`,
    suspended: {
      notices: (until) =>
        `Wir setzen die Bearbeitung Ihrer Meldungen bis ${until} aus (Art. 23 Abs. 2 der Verordnung (EU) 2022/2065).`,
      complaints: (until) =>
        `Wir setzen die Bearbeitung Ihrer Beschwerden bis ${until} aus (Art. 23 Abs. 2 der Verordnung (EU) 2022/2065).`,
    },
    stillReceived:
      'Was Sie in dieser Zeit senden, nehmen wir entgegen und bestätigen es. Wir bearbeiten es danach, und sofort, wenn ein Leben oder ein Kind in Gefahr ist.',
    weighed: 'Was wir abgewogen haben',
    numbers: (counted, total, since) =>
      `${counted} von ${total} seit ${since} wurden als offensichtlich unbegründet befunden.`,
    intention: 'Zur Absicht',
    endedSubject: (service) => `Ihre Aussetzung auf ${service} ist beendet`,
    ended: (at) =>
      `Die Aussetzung, die wir Ihnen mitgeteilt haben, endete vorzeitig am ${at}. Wir bearbeiten, was Sie in dieser Zeit gesandt haben.`,
    reasons: 'Gründe',
    redress: 'Was Sie tun können',
    complain: 'Beschwerde ohne Konto:',
    named: 'Unsere Nummer dafür:',
  },
  fr: {
    warningSubject: (service) => `Avertissement pour utilisation abusive de ${service}`,
    warned: {
      content: (counted, total, since) =>
        `Depuis le ${since}, ${counted} de vos ${total} contenus que nous connaissons ont été jugés manifestement illicites.`,
      notices: (counted, total, since) =>
        `Depuis le ${since}, ${counted} des ${total} notifications que vous nous avez envoyées ont été jugées manifestement infondées.`,
      complaints: (counted, total, since) =>
        `Depuis le ${since}, ${counted} des ${total} réclamations que vous nous avez envoyées ont été jugées manifestement infondées.`,
    },
    warning: {
      content:
        'Ceci est un avertissement au titre de l’art. 23, par. 1, du règlement (UE) 2022/2065. Si vous continuez à fournir des contenus manifestement illicites, nous pouvons suspendre notre service pour vous pendant un certain temps.',
      notices:
        'Ceci est un avertissement au titre de l’art. 23, par. 2, du règlement (UE) 2022/2065. Si vous continuez à envoyer des notifications manifestement infondées, nous pouvons suspendre leur traitement pendant un certain temps.',
      complaints:
        'Ceci est un avertissement au titre de l’art. 23, par. 2, du règlement (UE) 2022/2065. Si vous continuez à envoyer des réclamations manifestement infondées, nous pouvons suspendre leur traitement pendant un certain temps.',
    },
    suspensionSubject: (service) => `Suspension pour utilisation abusive de ${service}`,
    suspended: {
      notices: (until) =>
        `Nous suspendons le traitement de vos notifications jusqu’au ${until} (art. 23, par. 2, du règlement (UE) 2022/2065).`,
      complaints: (until) =>
        `Nous suspendons le traitement de vos réclamations jusqu’au ${until} (art. 23, par. 2, du règlement (UE) 2022/2065).`,
    },
    stillReceived:
      'Ce que vous envoyez entre-temps est reçu et confirmé. Nous le traitons ensuite, et sans attendre lorsqu’une vie ou un enfant est en danger.',
    weighed: 'Ce que nous avons pris en compte',
    numbers: (counted, total, since) =>
      `${counted} sur ${total} depuis le ${since} ont été jugées manifestement infondées.`,
    intention: 'Sur l’intention',
    endedSubject: (service) => `Votre suspension sur ${service} a pris fin`,
    ended: (at) =>
      `La suspension dont nous vous avons informé a pris fin le ${at}, avant son terme. Nous traitons ce que vous avez envoyé entre-temps.`,
    reasons: 'Motifs',
    redress: 'Ce que vous pouvez faire',
    complain: 'Pour introduire une réclamation, sans compte :',
    named: 'Notre numéro pour cela :',
  },
};
