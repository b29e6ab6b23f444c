/** A decision that can be referred to: of this import, or of one before. */
export interface KnownDecision {
  readonly id: string;
  readonly caseId: string;
  readonly subjectId: string;
  readonly outcome: 'restrict' | 'no-action';
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly isSuperseded: boolean;
  /** The items of notices that its case answers. */
  readonly itemIds: readonly string[];
  readonly orderItemIds: readonly string[];
}

/** What lines before have brought that is not on disk yet: a rehearsal judges by it what an import would find in the tables. */
export class RunMemory {
  /** The hashes of the lines, by the earlier tool's id. */
  readonly lines = new Map<string, string>();
  readonly decisions = new Map<string, KnownDecision>();
  /** Items of notices and of orders that a decision answers. */
  readonly answered = new Set<string>();
  /** Names that only one record may have: an authority's of its order, a body's of its dispute. */
  readonly taken = new Set<string>();
}
