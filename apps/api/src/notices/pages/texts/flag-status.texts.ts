import type { PageLanguage } from '../page-language.js';
import type { StatusTexts } from './status-texts.js';

/** What the status page of a flag under the terms says otherwise than that of a notice (INT-5). */
type FlagStatusTexts = Pick<StatusTexts, 'title' | 'received' | 'added' | 'automatedProcessing'> & {
  missing: { intro: string; elements: Pick<StatusTexts['missing']['elements'], 'explanation'> };
  add: Pick<StatusTexts['add'], 'title' | 'send'>;
  items: Pick<StatusTexts['items'], 'title' | 'none'>;
};

const en: FlagStatusTexts = {
  title: (reference) => `Your flag ${reference}`,
  received: 'We have received your flag',
  added: 'What you added is with your flag now.',
  missing: {
    intro: 'We look at your flag as it is. It helps us if you add:',
    elements: { explanation: 'why you think that the content is against our terms' },
  },
  add: { title: 'Add to your flag', send: 'Add to my flag' },
  items: { title: 'What your flag is about', none: 'Your flag names no content yet.' },
  automatedProcessing: (steps) => `Automated means were used in processing your flag: ${steps}.`,
};

const de: FlagStatusTexts = {
  title: (reference) => `Ihr Hinweis ${reference}`,
  received: 'Wir haben Ihren Hinweis erhalten',
  added: 'Was Sie ergänzt haben, liegt jetzt bei Ihrem Hinweis.',
  missing: {
    intro: 'Wir sehen uns Ihren Hinweis an, wie er ist. Es hilft uns, wenn Sie ergänzen:',
    elements: { explanation: 'warum der Inhalt nach Ihrer Ansicht gegen unsere Geschäftsbedingungen verstößt' },
  },
  add: { title: 'Hinweis ergänzen', send: 'Hinweis ergänzen' },
  items: { title: 'Worum es in Ihrem Hinweis geht', none: 'Ihr Hinweis nennt noch keinen Inhalt.' },
  automatedProcessing: (steps) =>
    `Bei der Bearbeitung Ihres Hinweises wurden automatisierte Mittel verwendet: ${steps}.`,
};

const fr: FlagStatusTexts = {
  title: (reference) => `Votre signalement ${reference}`,
  received: 'Nous avons reçu votre signalement',
  added: 'Vos compléments sont maintenant joints à votre signalement.',
  missing: {
    intro: 'Nous examinons votre signalement tel quel. Vous nous aidez en ajoutant :',
    elements: { explanation: 'pourquoi vous pensez que le contenu est contraire à nos conditions générales' },
  },
  add: { title: 'Compléter votre signalement', send: 'Compléter mon signalement' },
  items: { title: 'L’objet de votre signalement', none: 'Votre signalement n’indique encore aucun contenu.' },
  automatedProcessing: (steps) => `Des moyens automatisés ont été utilisés pour traiter votre signalement : ${steps}.`,
};

export const flagStatusTexts: Record<PageLanguage, FlagStatusTexts> = { en, de, fr };
