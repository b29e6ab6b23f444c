import type { FindingContent } from '../../decisions/index.js';
import type { TermsClause } from '../../platforms/index.js';
import type { EarlierSubject } from '../../review/index.js';
import type { Source } from '../../statements-of-reasons/index.js';
import type { KnownItem } from '../earlier-references.query.js';
import type { EarlierDecisionDto } from '../lines/earlier-decision.dto.js';

/** A decision that is right, with everything that its line refers to. */
export interface DecisionRow {
  readonly id: string;
  readonly caseId: string;
  readonly line: EarlierDecisionDto;
  readonly subjectId: string;
  /** At own initiative: made when it is new. */
  readonly subject: EarlierSubject | null;
  readonly supersedesId: string | null;
  readonly source: Source;
  readonly items: readonly {
    readonly item: KnownItem;
    readonly found: FindingContent;
    readonly clauseId: string | null;
  }[];
  readonly orderItems: readonly KnownItem[];
  readonly groundClause: TermsClause | null;
  /** Null for somebody whom nobody here knows. */
  readonly decidedBy: string | null;
  readonly recipientId: string | null;
}
