import type { DescribeContentDto } from '../../../clients/typescript/src/index.js';

/** Something that an account of this platform has published. */
export interface Content {
  readonly id: string;
  readonly url: string;
  /** Left out of media, of which `description` holds the hash. */
  readonly text?: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly account: string;
  readonly publishedAt: string;
  /** What its description says besides, or instead. */
  readonly description?: Partial<DescribeContentDto>;
  /** Noticedesk is not told that it is there. */
  readonly isUndescribed?: true;
  /** What becomes of a command to restrict it; it is carried out unless told. */
  readonly answer?: Answer;
}

/** `none`: this platform leaves commands and requests to preserve unanswered. */
export const answers = ['done', 'partly', 'refused', 'gone', 'none'] as const;
export type Answer = (typeof answers)[number];

export const restrictionsThatHide = ['visibility-removal', 'visibility-disabling'];
