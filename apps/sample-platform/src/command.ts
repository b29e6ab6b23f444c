import type { EnforcementCommandResponse } from '../../../clients/typescript/src/index.js';

/** What the list of open commands and the event `enforcement.requested` have in common. */
export type Command = Pick<
  EnforcementCommandResponse,
  'kind' | 'restrictionId' | 'revision' | 'type' | 'territory' | 'endsAt' | 'decidedAt'
> & {
  readonly commandId: string;
  readonly subject: { readonly contentId: string | null; readonly locations: readonly string[] };
};

/** What a complaint reversed of a measure: from the list, or from the event `measure.reversed`. */
export interface Reversal {
  readonly reversalId: string;
  readonly measureId: string;
  readonly lifts: readonly string[];
  readonly decidedAt: string;
}

/** What of a notice is to be kept: from the list, or from the event `preservation.requested`. */
export interface Preservation {
  readonly itemId: string;
  readonly url: string | null;
  readonly contentId: string | null;
}
