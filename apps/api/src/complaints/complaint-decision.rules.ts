import type { DecisionContent, Outcome } from '../decisions/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { ComplaintOutcome, Omission, Side } from './complaint.js';

/** How a moderator decides on a complaint. */
export interface ComplaintVerdict {
  readonly outcome: ComplaintOutcome;
  readonly reasons: string;
  /** What takes the place of the decision complained of. */
  readonly decision?: DecisionContent;
  readonly omission?: Omission;
  readonly manifestlyUnfounded?: boolean;
}

/** What the complaint is about, as it is by now. */
export interface ComplainedNow {
  readonly side: Side;
  /** Of the newest decision; null for a suspension. */
  readonly newest: Outcome | null;
}

/** What is wrong with a decision on a complaint before anything is looked up; [] when nothing is (Art. 20(4), (5)). */
export function verdictFaults(verdict: ComplaintVerdict, complained: ComplainedNow): FieldError[] {
  const { outcome, reasons, decision, omission, manifestlyUnfounded } = verdict;
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (!reasons.trim()) fault('#/reasons', 'must say why (Art. 20(5))');
  if (outcome === 'no-decision' && !omission) fault('#/omission', 'must say why nothing is decided');
  if (outcome !== 'no-decision' && omission) fault('#/omission', 'goes with the outcome no-decision only');
  if (outcome !== 'upheld' && manifestlyUnfounded) {
    fault('#/manifestlyUnfounded', 'goes with the outcome upheld only (Art. 23(2))');
  }
  if (complained.newest === null) {
    if (outcome === 'partly-reversed')
      fault('#/outcome', 'must be upheld, reversed or no-decision: a suspension ends or stands');
    if (decision) fault('#/decision', 'goes with complaints about a decision only: a suspension ends');
    return faults;
  }
  faults.push(...newDecisionFaults(outcome, decision, { ...complained, newest: complained.newest }));
  return faults;
}

function newDecisionFaults(
  outcome: ComplaintOutcome,
  decision: DecisionContent | undefined,
  { side, newest }: { side: Side; newest: Outcome },
): FieldError[] {
  const reverses = outcome === 'reversed' || outcome === 'partly-reversed';
  if (!reverses)
    return decision ? [{ pointer: '#/decision', detail: 'goes with a reversal only: the first decision stands' }] : [];
  if (!decision)
    return [{ pointer: '#/decision', detail: 'must say what takes the place of the decision complained of' }];
  if (side === 'recipient' && outcome === 'reversed' && decision.outcome !== 'no-action') {
    return [
      {
        pointer: '#/decision/outcome',
        detail: 'must be no-action: where something stays restricted, the reversal is partly',
      },
    ];
  }
  if (side === 'recipient' && outcome === 'partly-reversed' && decision.outcome !== 'restrict') {
    return [
      {
        pointer: '#/decision/outcome',
        detail: 'must be restrict: where nothing stays restricted, the reversal is whole',
      },
    ];
  }
  if (side === 'notifier' && newest === 'no-action' && decision.outcome !== 'restrict') {
    return [{ pointer: '#/decision/outcome', detail: 'must be restrict: doing nothing again upholds the decision' }];
  }
  return [];
}
