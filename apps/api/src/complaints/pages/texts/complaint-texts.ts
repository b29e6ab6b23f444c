import type { FileRefusal, PageLanguage } from '../../../notices/index.js';
import type { ComplaintState } from '../../complaint-case.rules.js';
import { complaintDe } from './complaint.de.js';
import { complaintEn } from './complaint.en.js';
import { complaintFr } from './complaint.fr.js';

interface FieldTexts {
  readonly label: string;
  readonly hint?: string;
}

/** What the pages of a complaint say (Art. 20(3)): no law to cite, no form to keep (recital 58). */
export interface ComplaintTexts {
  readonly title: (service: string) => string;
  readonly intro: string;
  readonly suspension: string;
  readonly optional: string;
  readonly send: string;
  readonly chooseFilesAgain: string;
  readonly faultsHeading: (count: number) => string;
  readonly groups: { readonly what: string; readonly who: string; readonly files: string };
  readonly whoIntro: string;
  readonly text: FieldTexts;
  readonly name: FieldTexts;
  readonly email: FieldTexts;
  readonly representedBy: FieldTexts;
  readonly files: { readonly label: string; readonly hint: (atMost: number, megabytes: string) => string };
  readonly decision: {
    readonly title: string;
    readonly decidedAt: (at: string) => string;
    readonly notice: string;
    readonly restricted: string;
    readonly nothing: string;
    readonly statement: string;
  };
  readonly closed: { readonly title: string; readonly words: (lastDay: string) => string };
  readonly faults: {
    readonly noText: string;
    readonly text: string;
    readonly name: string;
    readonly email: string;
    readonly representedBy: string;
  };
  readonly status: {
    readonly title: (reference: string) => string;
    readonly received: string;
    readonly reference: string;
    readonly secret: string;
    readonly receivedAt: string;
    readonly state: string;
    readonly states: Readonly<Record<ComplaintState, string>>;
    readonly files: string;
    readonly keep: string;
    readonly outlook: string;
    /** An instant follows. */
    readonly paused: string;
    readonly outcome: string;
    readonly filesKept: (count: number) => string;
    readonly fileRefused: (position: number, why: FileRefusal) => string;
    readonly addFiles: string;
    readonly add: string;
    readonly withdraw: { readonly title: string; readonly words: string; readonly button: string };
  };
}

export const complaintTexts: Readonly<Record<PageLanguage, ComplaintTexts>> = {
  en: complaintEn,
  de: complaintDe,
  fr: complaintFr,
};
