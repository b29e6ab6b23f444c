import type { Redress, RestrictionType } from '../../../platforms/index.js';
import type { NoticeType } from '../../../review/index.js';
import type { ItemState } from '../../notice-status.query.js';
import type { NoticeElement } from '../../notice.rules.js';
import type { PageLanguage } from '../page-language.js';
import { flagStatusTexts } from './flag-status.texts.js';
import { statusDe } from './status.de.js';
import { statusEn } from './status.en.js';
import { statusFr } from './status.fr.js';

/** Why a file was not taken, as the page is told in its address. */
export const fileRefusals = ['type', 'size', 'count', 'child', 'lost'] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** What the status page says: where each item stands, and what Art. 16(5) and (6) ask to be told. */
export interface StatusTexts {
  title: (reference: string) => string;
  lookup: { title: string; intro: string; reference: string; secret: string; show: string; unknown: string };
  received: string;
  keep: string;
  added: string;
  reference: string;
  secret: string;
  receivedAt: string;
  kind: string;
  kinds: Record<NoticeType, string>;
  typeChanged: (at: string, from: string, to: string) => string;
  /** Leads to the form of what it was. */
  sendAgain: string;
  receipt: string;
  filesKept: (count: number) => string;
  fileRefused: (position: number, why: FileRefusal) => string;
  missing: { title: string; intro: string; elements: Record<NoticeElement, string> };
  add: { title: string; more: string; files: string; send: string; nothing: string; both: string };
  items: { title: string; erased: string; none: string };
  states: Record<ItemState, string>;
  outcomes: Record<string, string>;
  law: string;
  clause: string;
  reason: string;
  restrictions: Record<RestrictionType, string>;
  inEffectSince: (at: string) => string;
  notYetInEffect: string;
  automatedDecision: Record<string, string>;
  automatedProcessing: (steps: string) => string;
  processingSteps: Record<string, string>;
  redress: { title: string; complain: string; ways: Record<Redress, string> };
  later: string;
}

const statusOfNotices: Record<PageLanguage, StatusTexts> = { en: statusEn, de: statusDe, fr: statusFr };

export function statusTexts(language: PageLanguage, type: NoticeType = 'notice'): StatusTexts {
  const texts = statusOfNotices[language];
  if (type === 'notice') return texts;
  const { missing, add, items, ...ofFlags } = flagStatusTexts[language];
  return {
    ...texts,
    ...ofFlags,
    missing: {
      ...texts.missing,
      intro: missing.intro,
      elements: { ...texts.missing.elements, ...missing.elements },
    },
    add: { ...texts.add, ...add },
    items: { ...texts.items, ...items },
  };
}
