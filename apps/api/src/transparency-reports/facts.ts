/**
 * What the figures of a report are computed from: counts by group, never single notices or decisions, so that a report
 * over millions of facts needs no more memory than one over ten. All groups are of one platform and one period.
 */
import type { RestrictionFigure } from './figures/restriction-columns.js';
import type { OrderGroup, OrderTimeGroup } from './order-facts.js';
import { noRedress, type RedressFacts } from './redress-facts.js';

/** Where a fact is filed in a sheet by category. `keyword` is null when nobody gave a sub-category. */
export interface Filing {
  readonly category: string;
  readonly keyword: string | null;
  /** The provider's own sub-category under KEYWORD_OTHER; null when nobody described it. */
  readonly otherDescription: string | null;
}

/** What a decision rests on (Art. 17(3)(d), (e)). */
export type DecisionGround = 'illegal' | 'terms';

/** How far a decision was taken, or a notice processed, by automated means (Art. 17(3)(c)). */
export type AutomationShare = 'full' | 'partial' | 'none';

/** What led to a measure (Annex II 1.6). */
export type MeasureOrigin = 'order' | 'notice' | 'own-initiative';

/** Notices received in the period, filed by what the notifier alleges (Annex II 1.3). */
export interface NoticeGroup extends Filing {
  /** True when the notifier had the status of a trusted flagger on the day of receipt (Art. 22). */
  readonly trustedFlagger: boolean;
  readonly notices: number;
  readonly items: number;
}

/** Restrictions decided in the period after a notice, each once, filed in the row of the earliest notice of its case. */
export interface ActionGroup extends Filing {
  /** True when a trusted flagger's notice preceded the action. */
  readonly trustedFlagger: boolean;
  readonly ground: DecisionGround;
  readonly actions: number;
}

/** A row of a sheet by category: everything, one category, or one sub-category. */
export type FiguresRow =
  | { readonly level: 'total' }
  | { readonly level: 'category'; readonly category: string }
  | ({ readonly level: 'subcategory' } & Filing);

/** The median over one row's observations, computed from them all: medians do not add up. */
export interface ActionTimeGroup {
  readonly row: FiguresRow;
  /** 'trusted-flagger' leaves out the items of all other notifiers. */
  readonly cohort: 'all' | 'trusted-flagger';
  /** Seconds from the receipt of the notice until the restriction was in effect; halves occur. */
  readonly medianSeconds: number;
  readonly observations: number;
}

/** Restrictions decided in the period that neither an order nor a notice preceded, filed by the decision's ground. */
export interface OwnMeasureGroup extends Filing {
  readonly ground: DecisionGround;
  readonly restriction: RestrictionFigure;
  readonly detectedAutomatically: boolean;
  readonly decided: AutomationShare;
  readonly measures: number;
}

/** All restrictions decided in the period, of whatever origin (Annex II 1.6). */
export interface MeasureAutomationGroup {
  readonly origin: MeasureOrigin;
  /** The official language that carries the infringement; null when none does or it is unknown. */
  readonly language: string | null;
  readonly decided: AutomationShare;
  readonly measures: number;
}

/** Notices received in the period that have been processed, by how (Art. 15(1)(b)). */
export interface NoticeAutomationGroup {
  readonly trustedFlagger: boolean;
  readonly processed: AutomationShare;
  readonly notices: number;
}

/** Statements of reasons that were owed to nobody, by the decisions of the period (Art. 17(2), (5); SOR-7). */
export interface ExemptionGroup {
  readonly exemption: 'no-contact-details' | 'deceptive-high-volume' | 'article-9-order';
  readonly statements: number;
}

export interface ReportFacts {
  readonly orders: readonly OrderGroup[];
  readonly orderTimes: readonly OrderTimeGroup[];
  readonly notices: readonly NoticeGroup[];
  readonly actions: readonly ActionGroup[];
  readonly actionTimes: readonly ActionTimeGroup[];
  readonly ownMeasures: readonly OwnMeasureGroup[];
  /** The same by decision, where a platform counts decisions and not restrictions; absent elsewhere. */
  readonly ownDecisions?: readonly Omit<OwnMeasureGroup, 'restriction'>[];
  readonly measureAutomation: readonly MeasureAutomationGroup[];
  readonly noticeAutomation: readonly NoticeAutomationGroup[];
  readonly exemptions: readonly ExemptionGroup[];
  readonly redress: RedressFacts;
}

/** The facts of a period in which nothing happened. */
export const noFacts: ReportFacts = {
  orders: [],
  orderTimes: [],
  notices: [],
  actions: [],
  actionTimes: [],
  ownMeasures: [],
  measureAutomation: [],
  noticeAutomation: [],
  exemptions: [],
  redress: noRedress,
};
