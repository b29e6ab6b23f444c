import type { DecisionContent, Outcome } from '../decisions/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { ComplaintOutcome, Omission, Side } from './complaint.js';

/** How a moderator decides on a complaint. */
export interface ComplaintVerdict {
  readonly outcome: ComplaintOutcome;
  readonly reasons: string;
  /** What takes the place of the decision complained of. */
  readonly decision?: DecisionContent;
  /** Of a measure that is reversed in part: what of it is lifted. */
  readonly lifts?: readonly RestrictionType[];
  readonly omission?: Omission;
  readonly manifestlyUnfounded?: boolean;
}

/** What the complaint is about, as it is by now. */
export interface ComplainedNow {
  readonly side: Side;
  /** Of the newest decision; null for a suspension and for a measure. */
  readonly newest: Outcome | null;
  readonly aboutMeasure: boolean;
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
  if (complained.aboutMeasure) return [...faults, ...measureFaults(verdict)];
  if (verdict.lifts) fault('#/lifts', 'goes with complaints about a measure only');
  if (complained.newest === null) {
    if (outcome === 'partly-reversed')
      fault('#/outcome', 'must be upheld, reversed or no-decision: a suspension ends or stands');
    if (decision) fault('#/decision', 'goes with complaints about a decision only: a suspension ends');
    return faults;
  }
  faults.push(...newDecisionFaults(outcome, decision, { ...complained, newest: complained.newest }));
  return faults;
}

/** A measure is lifted, whole or in part, and nothing takes its place. */
function measureFaults({ outcome, decision, lifts }: ComplaintVerdict): FieldError[] {
  const faults: FieldError[] = [];
  if (decision)
    faults.push({ pointer: '#/decision', detail: 'goes with complaints about a decision only: a measure is lifted' });
  if (outcome === 'partly-reversed' && !lifts) faults.push({ pointer: '#/lifts', detail: 'must say what is lifted' });
  if (outcome !== 'partly-reversed' && lifts) {
    faults.push({
      pointer: '#/lifts',
      detail: 'goes with the outcome partly-reversed only: a whole reversal lifts all',
    });
  }
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
