import type { FieldError } from '../infrastructure/validation/index.js';
import type { Dispute, DisputeOutcome, DisputeState, Fees } from './dispute.js';

/** What happens to a dispute: we reply, refuse, implement or decline; the body extends, decides or closes it. */
export type DisputeStep = 'reply' | 'extend' | 'refuse' | 'decide' | 'withdraw' | 'implement' | 'decline';

const none = {
  reply: null,
  extend: null,
  refuse: null,
  decide: null,
  withdraw: null,
  implement: null,
  decline: null,
} as const;

const steps: Record<DisputeState, Record<DisputeStep, DisputeState | null>> = {
  open: { ...none, reply: 'replied', extend: 'open', refuse: 'refused', decide: 'decided', withdraw: 'withdrawn' },
  replied: {
    ...none,
    reply: 'replied',
    extend: 'replied',
    refuse: 'refused',
    decide: 'decided',
    withdraw: 'withdrawn',
  },
  // A provider that does not engage (Art. 21(2)) does not stop the body.
  refused: { ...none, extend: 'refused', decide: 'decided', withdraw: 'withdrawn' },
  decided: { ...none, implement: 'implemented', decline: 'not-implemented' },
  'not-implemented': { ...none, implement: 'implemented' },
  implemented: none,
  withdrawn: none,
};

/** The state after the step; null when a dispute in `state` cannot take it. */
export function stateAfter(state: DisputeState, step: DisputeStep): DisputeState | null {
  return steps[state][step];
}

/** True while the body owes its decision. */
export function isPending(state: DisputeState): boolean {
  return state === 'open' || state === 'replied' || state === 'refused';
}

/** True when the body has decided: only such a dispute is a reason to refuse another (Art. 21(2)). */
export function isResolved(state: DisputeState): boolean {
  return state === 'decided' || state === 'implemented' || state === 'not-implemented';
}

/** The outcomes that can be implemented, and the base of the report's percentage (Annex II 1.5.1). */
export function callsForReversal(outcome: DisputeOutcome): boolean {
  return outcome === 'reversed' || outcome === 'partly-reversed';
}

/** Art. 21(4): a highly complex dispute may take 90 calendar days more, 180 in all. */
export const highlyComplexDays = 180;

/** When the outcome of a highly complex dispute is due. */
export function extendedDueAt(receivedByBodyAt: Date): Date {
  return new Date(receivedByBodyAt.getTime() + highlyComplexDays * 24 * 60 * 60_000);
}

/** What contradicts itself in what a new dispute is about; a measure was notified by nobody, so its recipient alone disputes it. */
export function aboutFaults({
  decisionId,
  measure,
  side,
  noticeId,
}: Pick<Dispute, 'decisionId' | 'measure' | 'side' | 'noticeId'>): FieldError[] {
  const faults: FieldError[] = [];
  if (!measure) return decisionId ? [] : [{ pointer: '#/decisionId', detail: 'must be given, or measure' }];
  if (decisionId) faults.push({ pointer: '#/measure', detail: 'goes without decisionId only' });
  if (side === 'notifier') faults.push({ pointer: '#/side', detail: 'must be recipient: nobody notified a measure' });
  if (noticeId) faults.push({ pointer: '#/noticeId', detail: 'goes with a decision only: nobody notified a measure' });
  return faults;
}

/** An instant of a step, which lies at or after another one and not in the future. */
export function instantFaults(pointer: string, at: Date, notBefore: Date, what: string, now: Date): FieldError[] {
  if (at > now) return [{ pointer, detail: 'must not lie in the future' }];
  return at < notBefore ? [{ pointer, detail: `must not lie before ${what} (${notBefore.toISOString()})` }] : [];
}

/** What contradicts Art. 21(5) in what a dispute cost; [] when nothing does. */
export function feesFaults(outcome: DisputeOutcome, fees: Fees, at: string): FieldError[] {
  const faults: FieldError[] = [];
  if (outcome === 'reversed' && !fees.borneByProvider) {
    faults.push({ pointer: `${at}/borneByProvider`, detail: 'must be true: the decision was reversed (Art. 21(5))' });
  }
  if (fees.badFaith && outcome !== 'upheld') {
    faults.push({ pointer: `${at}/badFaith`, detail: 'goes with the outcome upheld only (Art. 21(5))' });
  }
  return faults;
}

export interface ImplementationContent {
  readonly implemented: boolean;
  readonly reason?: string;
  readonly at?: Date;
  /** Whether a decision comes with it that takes the place of the disputed one. */
  readonly hasDecision: boolean;
  /** Whether another decision has taken its place already. */
  readonly isSuperseded: boolean;
  /** Whether it names what is lifted of a measure. */
  readonly hasLifts?: boolean;
}

/** What is wrong with what is said of an implementation, before the decision in it is looked at. */
export function implementationFaults(said: ImplementationContent): FieldError[] {
  const isReasoned = Boolean(said.reason?.trim());
  const lifts = said.hasLifts ? [{ pointer: '#/lifts', detail: 'goes with a measure only' }] : [];
  if (!said.implemented) {
    return [
      ...lifts,
      ...(isReasoned ? [] : [{ pointer: '#/reason', detail: 'must say why the outcome is not followed' }]),
      ...(said.hasDecision ? [{ pointer: '#/decision', detail: 'goes with an implementation only' }] : []),
    ];
  }
  if (said.hasDecision) {
    return [...lifts, ...(said.at ? [{ pointer: '#/at', detail: 'must be left out: the decision is made now' }] : [])];
  }
  if (lifts.length > 0) return lifts;
  return said.isSuperseded || isReasoned
    ? []
    : [{ pointer: '#/decision', detail: 'must be given, or a reason that says how else it was implemented' }];
}

/** The same of a measure: what is lifted of it takes the place of a decision. */
export function measureImplementationFaults(
  said: Omit<ImplementationContent, 'isSuperseded'> & { readonly outcome: DisputeOutcome },
): FieldError[] {
  const { implemented, hasDecision, hasLifts, outcome } = said;
  const isReasoned = Boolean(said.reason?.trim());
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (hasDecision) fault('#/decision', 'goes with a decision only: of a measure, say what is lifted');
  if (!implemented) {
    if (!isReasoned) fault('#/reason', 'must say why the outcome is not followed');
    if (hasLifts) fault('#/lifts', 'goes with an implementation only');
    return faults;
  }
  if (outcome === 'reversed' && hasLifts)
    fault('#/lifts', 'must be left out: all that is left of the measure is lifted');
  if (outcome === 'partly-reversed' && !hasLifts && !isReasoned) {
    fault('#/lifts', 'must say what is lifted, or a reason how else it was implemented');
  }
  return faults;
}
