import type { NoticeType } from '../../../review/index.js';
import type { PageLanguage } from '../page-language.js';
import { flagFormTexts } from './flag-form.texts.js';
import { formDe } from './form.de.js';
import { formEn } from './form.en.js';
import { formFr } from './form.fr.js';

interface FieldTexts {
  label: string;
  hint?: string;
}

/** What the form says: the four elements of Art. 16(2), and what helps to judge a notice. */
export interface FormTexts {
  title: (service: string) => string;
  intro: string;
  optional: string;
  send: string;
  /** Said with the faults: files have to be chosen again. */
  chooseFilesAgain: string;
  faultsHeading: (count: number) => string;
  groups: { what: string; why: string; special: string; who: string; confirm: string; files: string };
  whoIntro: string;
  urls: FieldTexts;
  contentId: FieldTexts & { ofService: (service: string) => string };
  explanation: FieldTexts;
  /** On the form for flags alone. */
  termsClause: FieldTexts & { none: string };
  category: FieldTexts & { none: string; whole: (category: string) => string };
  law: FieldTexts;
  memberState: FieldTexts & { none: string };
  threatToLife: FieldTexts;
  childSexualAbuse: FieldTexts;
  name: FieldTexts;
  email: FieldTexts;
  language: FieldTexts;
  files: { label: string; hint: (atMost: number, megabytes: string) => string };
  /** Leads to the other form, with the same words and in the same place on both. */
  other: { question: string; link: string };
  faults: {
    notAnAddress: (typed: string) => string;
    tooManyItems: (atMost: number) => string;
    nothingSaid: string;
    contentId: string;
    explanation: string;
    termsClause: string;
    category: string;
    law: string;
    memberState: string;
    name: string;
    email: string;
    language: string;
    /** The wording changed between the form and its sending. */
    goodFaith: string;
    refused: string;
  };
}

const formOfNotices: Record<PageLanguage, FormTexts> = { en: formEn, de: formDe, fr: formFr };

export function formTexts(language: PageLanguage, type: NoticeType = 'notice'): FormTexts {
  const texts = formOfNotices[language];
  if (type === 'notice') return texts;
  const { faults, ...ofFlags } = flagFormTexts[language];
  return { ...texts, ...ofFlags, faults: { ...texts.faults, ...faults } };
}
