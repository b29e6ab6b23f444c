import type { PageLanguage } from '../page-language.js';
import type { FormTexts } from './form-texts.js';

/** What the form for flags under the terms says otherwise than the form for notices (INT-5). */
type FlagFormTexts = Pick<
  FormTexts,
  'title' | 'intro' | 'send' | 'groups' | 'whoIntro' | 'explanation' | 'language' | 'other'
> & { faults: Pick<FormTexts['faults'], 'tooManyItems' | 'refused'> };

const en: FlagFormTexts = {
  title: (service) => `Flag something against the terms of ${service}`,
  intro:
    'Tell us about content that you think is against our terms and conditions. This is not a notice of illegal content. You need no account. If you cannot fill in everything, send it all the same: we look at every flag.',
  send: 'Send flag',
  groups: {
    what: 'What is it about?',
    why: 'Why do you think that it is against our terms?',
    special: 'Does one of these apply?',
    who: 'Who are you?',
    confirm: 'Please confirm',
    files: 'Do you have files that show it?',
  },
  whoIntro:
    'If you leave your email address, we confirm receipt and tell you our decision. Whoever posted the content does not learn who you are.',
  explanation: {
    label: 'Your explanation',
    hint: 'In your own words: what is against our terms, and where in the content, such as the third comment or minute 12:31.',
  },
  language: { label: 'Language of your flag', hint: 'We answer in English, German or French.' },
  other: { question: 'Do you think that the content is illegal?', link: 'Send a notice of illegal content' },
  faults: {
    tooManyItems: (atMost) => `A flag takes at most ${atMost} addresses. Please send the others in a second flag.`,
    refused: 'The flag could not be stored. Please look for unusual characters in your texts and send it again.',
  },
};

const de: FlagFormTexts = {
  title: (service) => `Auf Verstöße gegen die Geschäftsbedingungen von ${service} hinweisen`,
  intro:
    'Weisen Sie uns auf Inhalte hin, die nach Ihrer Ansicht gegen unsere Geschäftsbedingungen verstoßen. Dies ist keine Meldung rechtswidriger Inhalte. Sie brauchen kein Konto. Auch wenn Sie nicht alles ausfüllen können, senden Sie den Hinweis ab: Wir sehen uns jeden an.',
  send: 'Hinweis absenden',
  groups: {
    what: 'Worum geht es?',
    why: 'Warum verstößt es gegen unsere Geschäftsbedingungen?',
    special: 'Trifft etwas davon zu?',
    who: 'Wer sind Sie?',
    confirm: 'Bitte bestätigen Sie',
    files: 'Haben Sie Dateien, die es zeigen?',
  },
  whoIntro:
    'Wenn Sie Ihre E-Mail-Adresse angeben, bestätigen wir den Empfang und teilen Ihnen unsere Entscheidung mit. Wer den Inhalt eingestellt hat, erfährt nicht, wer Sie sind.',
  explanation: {
    label: 'Ihre Begründung',
    hint: 'In Ihren eigenen Worten: was gegen unsere Geschäftsbedingungen verstößt und wo im Inhalt, etwa im dritten Kommentar oder bei Minute 12:31.',
  },
  language: { label: 'Sprache Ihres Hinweises', hint: 'Wir antworten auf Deutsch, Englisch oder Französisch.' },
  other: { question: 'Halten Sie den Inhalt für rechtswidrig?', link: 'Rechtswidrige Inhalte melden' },
  faults: {
    tooManyItems: (atMost) =>
      `Ein Hinweis nimmt höchstens ${atMost} Adressen auf. Bitte senden Sie die übrigen in einem zweiten Hinweis.`,
    refused:
      'Der Hinweis konnte nicht gespeichert werden. Bitte suchen Sie in Ihren Texten nach ungewöhnlichen Zeichen und senden Sie ihn noch einmal.',
  },
};

const fr: FlagFormTexts = {
  title: (service) => `Signaler un contenu contraire aux conditions générales de ${service}`,
  intro:
    'Signalez-nous un contenu que vous estimez contraire à nos conditions générales. Ceci n’est pas une notification de contenu illicite. Aucun compte n’est nécessaire. Si vous ne pouvez pas tout remplir, envoyez quand même votre signalement : nous les examinons tous.',
  send: 'Envoyer le signalement',
  groups: {
    what: 'De quoi s’agit-il ?',
    why: 'Pourquoi est-ce contraire à nos conditions générales ?',
    special: 'L’un de ces cas se présente-t-il ?',
    who: 'Qui êtes-vous ?',
    confirm: 'Veuillez confirmer',
    files: 'Avez-vous des fichiers qui le montrent ?',
  },
  whoIntro:
    'Si vous laissez votre adresse électronique, nous accusons réception et vous communiquons notre décision. La personne qui a publié le contenu n’apprend pas qui vous êtes.',
  explanation: {
    label: 'Votre explication',
    hint: 'Avec vos propres mots : ce qui est contraire à nos conditions générales, et à quel endroit du contenu, par exemple le troisième commentaire ou la minute 12:31.',
  },
  language: {
    label: 'Langue de votre signalement',
    hint: 'Nous répondons en français, en anglais ou en allemand.',
  },
  other: { question: 'Estimez-vous que le contenu est illicite ?', link: 'Notifier un contenu illicite' },
  faults: {
    tooManyItems: (atMost) =>
      `Un signalement accepte au plus ${atMost} adresses. Veuillez envoyer les autres dans un deuxième signalement.`,
    refused:
      'Le signalement n’a pas pu être enregistré. Veuillez chercher des caractères inhabituels dans vos textes et l’envoyer de nouveau.',
  },
};

export const flagFormTexts: Record<PageLanguage, FlagFormTexts> = { en, de, fr };
