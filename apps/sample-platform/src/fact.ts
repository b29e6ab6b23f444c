import type { MeasureDto } from '../../../clients/typescript/src/index.js';
import type { Answer, Content } from './content.js';

/** What a command has come to here. */
export interface Carried {
  readonly commandId: string;
  readonly restrictionId: string;
  readonly revision: number;
  readonly type: string;
  readonly isLifted: boolean;
  readonly outcome: Exclude<Answer, 'none'>;
  /** Null when there is no such content here: nothing is left to restrict. */
  readonly contentId: string | null;
  /** Null of what was refused. */
  readonly effectiveAt: string | null;
}

/** What was set aside for whoever has to judge it later, whatever the account does with the content meanwhile. */
export interface Kept {
  readonly itemId: string;
  /** Null when there was nothing to keep, or nothing any more. */
  readonly content: Content | null;
  readonly sha256: string | null;
  readonly isDeleted: boolean;
  readonly at: string;
}

/** What of an own measure was taken back because a complaint was right (Art. 20(4)). */
export interface Reversed {
  readonly reversalId: string;
  readonly measureId: string;
  readonly lifts: readonly string[];
  readonly effectiveAt: string;
}

/** An own measure that this platform itself found wrong. */
export interface TakenBack {
  readonly measureId: string;
  readonly reversedAt: string;
}

/** What an account finds in its inbox. */
export interface Letter {
  readonly account: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

/** All that this platform knows is the sum of these; they are written down before anybody is told. */
export type Fact =
  | { readonly kind: 'published'; readonly content: Content }
  | { readonly kind: 'deleted'; readonly contentId: string }
  | { readonly kind: 'heard'; readonly eventId: string }
  | { readonly kind: 'carried'; readonly carried: Carried }
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'measured'; readonly measure: MeasureDto }
  | { readonly kind: 'reversed'; readonly reversed: Reversed }
  | { readonly kind: 'taken-back'; readonly takenBack: TakenBack }
  /** Noticedesk knows it: a key of `State.untold`. */
  | { readonly kind: 'told'; readonly what: string }
  /** Noticedesk refused it, and will again: a person has to look. */
  | { readonly kind: 'refused'; readonly what: string; readonly why: string };
