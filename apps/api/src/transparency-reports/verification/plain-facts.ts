/** Facts as they lie in the tables, for the second count: nothing grouped, nothing filed, nothing left out. */
export interface PlainNotice {
  readonly id: string;
  readonly receivedAt: Date;
  readonly type: string;
  readonly notifierKind: string;
  readonly inArea: boolean | null;
  readonly allegedCategory: string | null;
  readonly allegedKeyword: string | null;
  /** In the order in which they were made. */
  readonly categories: readonly { category: string; keyword: string | null; deducedBy: string }[];
  /** What it was changed into, in turn. */
  readonly types: readonly string[];
}

export interface PlainItem {
  readonly id: string;
  readonly noticeId: string;
  /** The decision that answered it; null while it waits. */
  readonly answer: { readonly automated: string; readonly processing: readonly string[] } | null;
}

export interface PlainDecision {
  readonly id: string;
  readonly caseId: string;
  readonly supersedesId: string | null;
  readonly occurredAt: Date;
  readonly cause: string;
  readonly primaryItemId: string | null;
  readonly outcome: string;
  readonly ground: string | null;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  readonly language: string | null;
  readonly detectedAutomatically: boolean;
  readonly automated: string;
  readonly restrictions: readonly { type: string; inEffectAt: Date | null }[];
  readonly findings: ReadonlyMap<string, string>;
  /** Items that the decision before it acted on with a restriction. */
  readonly actedOnBefore: ReadonlySet<string>;
}

/** What a decision's page needs besides: the items of its cases, and their notices. */
export interface PlainCases {
  readonly notices: ReadonlyMap<string, PlainNotice>;
  /** Which notice an item is of. */
  readonly noticeOf: ReadonlyMap<string, string>;
  readonly itemsOf: ReadonlyMap<string, readonly string[]>;
}

export interface PlainMeasure {
  readonly occurredAt: Date;
  readonly ground: string;
  readonly category: string;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  readonly restrictionTypes: readonly string[];
  readonly detectedAutomatically: boolean;
  readonly automated: string;
  readonly language: string | null;
}
