import type { RestrictionType } from '../platforms/index.js';

export type { OrderedItem, OrderTexts } from '../review/index.js';

/** To act against illegal content (Art. 9), or to provide information (Art. 10). */
export const orderKinds = ['act', 'information'] as const;
export type OrderKind = (typeof orderKinds)[number];

/**
 * What the order rests on; equal to `authority_order_instrument_known`. `terrorist-content` is Regulation (EU) 2021/784,
 * `e-evidence` Regulation (EU) 2023/1543; a referral asks and does not order.
 */
export const instruments = [
  'dsa-article-9',
  'dsa-article-10',
  'terrorist-content',
  'e-evidence',
  'other-order',
  'referral',
  'third-country',
] as const;
export type Instrument = (typeof instruments)[number];

/** How long the order leaves; equal to `authority_order_profile_known`. */
export const orderProfiles = ['standard', 'one-hour', 'eight-hours', 'ten-days', 'custom'] as const;
export type OrderProfile = (typeof orderProfiles)[number];

export const orderChannels = ['api', 'email', 'portal', 'letter', 'fax', 'in-person'] as const;
export type OrderChannel = (typeof orderChannels)[number];

/** Equal to `authority_order_state_known`. */
export const orderStates = ['received', 'incomplete', 'in-progress', 'effected', 'partly', 'refused', 'ended'] as const;
export type OrderState = (typeof orderStates)[number];

/** Why an order demands nothing any more; equal to `authority_order_end_reason_known`. */
export const orderEndReasons = ['withdrawn', 'annulled', 'expired'] as const;
export type OrderEndReason = (typeof orderEndReasons)[number];

/** What became of an order, as the authority is told; equal to `order_effect_outcome_known`. */
export const effectOutcomes = ['given', 'partly', 'not-given'] as const;
export type EffectOutcome = (typeof effectOutcomes)[number];

/** The elements of Art. 9(2) and 10(2), in the articles' order. */
export type OrderElement =
  | 'legal-basis'
  | 'reasons'
  | 'provision'
  | 'authority'
  | 'location'
  | 'recipients'
  | 'purpose'
  | 'redress'
  | 'territory'
  | 'language';

/** The person or office that is answered (Art. 9(2)(a)(vi)); sealed. */
export interface ReplyTo {
  readonly email: string;
  readonly name?: string;
}

/** What the completeness and the effect of an order are judged by: the order with what its supplements brought. */
export interface OrderTerms {
  readonly legalBasis: string | null;
  readonly provision: string | null;
  /** Null stands for `not specified`, and only where no provision is cited. */
  readonly category: string | null;
  readonly keyword: string | null;
  /** ISO codes of EU and EEA states, sorted; [] when the order names none. */
  readonly territory: readonly string[];
  readonly missingElements: readonly OrderElement[];
}

/** An order as it is now. */
export interface Order extends OrderTerms {
  readonly platformId: string;
  readonly id: string;
  readonly reference: string;
  readonly kind: OrderKind;
  readonly instrument: Instrument;
  readonly authority: string;
  /** The authority's own. */
  readonly authorityReference: string | null;
  /** Whose authority it is (ISO 3166-1); null for a third country, and for a referral of none. */
  readonly memberState: string | null;
  /** The restrictions that an order to act demands; [] for one to provide information. */
  readonly demands: readonly RestrictionType[];
  readonly language: string;
  readonly mayBeConfidential: boolean;
  readonly channel: OrderChannel;
  readonly profile: OrderProfile;
  readonly state: OrderState;
  readonly deliveredAt: Date;
  readonly deliveredAtSource: 'server' | 'platform' | 'staff';
  readonly recordedAt: Date;
  readonly enteredBy: string | null;
  /** The order's own text first, then each supplement's. */
  readonly textIds: readonly string[];
  readonly replyToId: string | null;
  readonly receiptBy: 'mail' | 'hand';
  readonly receiptDueAt: Date;
  readonly receiptToldAt: Date | null;
  readonly effectDueAt: Date;
  /** When effect was first given; null as long as it was not. */
  readonly effectiveAt: Date | null;
  readonly answeredAt: Date | null;
  /** Until when it has effect, as it says itself; null when it does not say. */
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: OrderEndReason | null;
}
