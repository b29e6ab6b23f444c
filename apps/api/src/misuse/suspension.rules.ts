import type { FieldError } from '../infrastructure/validation/index.js';
import type { RestrictionType } from '../platforms/index.js';

/** States of a suspension. It is in force by its dates; only what ends it early, or undoes it, is written. */
export const suspensionStates = ['in-force', 'expired', 'lifted', 'reversed'] as const;
export type SuspensionState = (typeof suspensionStates)[number];

/** By time, by us before its time, or by whoever decides a complaint about it. */
export type SuspensionMove = 'expire' | 'lift' | 'reverse';

/** A complaint may come six months after the message, and so after the suspension: what is over can be found to have been wrong. */
const moves: Record<SuspensionMove, { from: readonly SuspensionState[]; to: SuspensionState }> = {
  expire: { from: ['in-force'], to: 'expired' },
  lift: { from: ['in-force'], to: 'lifted' },
  reverse: { from: ['in-force', 'expired', 'lifted'], to: 'reversed' },
};

/** The state after `move`, or null when a suspension in `state` cannot make it. */
export function stateAfter(state: SuspensionState, move: SuspensionMove): SuspensionState | null {
  return moves[move].from.includes(state) ? moves[move].to : null;
}

/** Why a suspension ended otherwise than by time; equal to `misuse_suspension_end_cause_known`. */
export const endCauses = ['lifted', 'complaint'] as const;
export type EndCause = (typeof endCauses)[number];

export const moveOf: Readonly<Record<EndCause, SuspensionMove>> = { lifted: 'lift', complaint: 'reverse' };

export interface SuspensionFacts {
  readonly endsAt: Date;
  readonly endedBy: readonly EndCause[];
  /** Of a suspension of the service: the decision that imposed it was superseded (Art. 20(4), or a correction). */
  readonly decisionSuperseded: boolean;
}

/** `endsAt` is the first instant at which it is no longer in force. */
export function stateOf({ endsAt, endedBy, decisionSuperseded }: SuspensionFacts, now: Date): SuspensionState {
  let state: SuspensionState = 'in-force';
  if (endsAt <= now) state = stateAfter(state, 'expire') ?? state;
  if (endedBy.includes('lifted')) state = stateAfter(state, 'lift') ?? 'lifted'; // it was, before its time
  if (endedBy.includes('complaint') || decisionSuperseded) state = stateAfter(state, 'reverse') ?? state;
  return state;
}

const dayMs = 86_400_000;

/** A suspension is for a time, and a reasonable one (Art. 23(1), (2)): at most what the platform's policy says. */
export function endFaults(
  endsAt: Date | undefined,
  longestSuspensionDays: number,
  now: Date,
  pointer: string,
): FieldError[] {
  if (!endsAt) return [{ pointer, detail: 'must say when the suspension ends (Art. 23)' }];
  if (endsAt <= now) return [{ pointer, detail: 'must lie in the future' }];
  const latest = new Date(now.getTime() + longestSuspensionDays * dayMs);
  if (endsAt <= latest) return [];
  return [{ pointer, detail: `must lie at most ${longestSuspensionDays} days ahead: so the platform's policy says` }];
}

/** What is known of the warning that a suspension rests on. */
export interface WarningFacts {
  readonly partyId: string;
  readonly kind: string;
  readonly occurredAt: Date;
  /** When the relay or the platform took its message; null until then. */
  readonly acceptedAt: Date | null;
  readonly bounced: boolean;
  /** Whether a suspension that was not reversed rests on it already. */
  readonly used: boolean;
  /** How much was provided or sent after the warning, and found manifest. */
  readonly countedSince: number;
}

/** Art. 23(1), (2): "after having issued a prior warning", to the same party, about the same, that was heard and not heeded. */
export function warningFaults(
  warning: WarningFacts | null,
  wanted: { readonly partyId: string | null; readonly kind: string },
  pointer: string,
): FieldError[] {
  const fault = (detail: string) => [{ pointer, detail }];
  if (!warning || warning.partyId !== wanted.partyId || warning.kind !== wanted.kind) {
    return fault('must be a warning that was given to the same party, about the same kind of misuse');
  }
  if (warning.used) return fault('must be a warning that no suspension followed: warn again first');
  if (!warning.acceptedAt || warning.bounced) return fault('must be a warning that reached the party');
  if (warning.countedSince === 0) return fault('must be a warning that was not heeded: nothing was counted since');
  return [];
}

/** The restrictions by which the service to a recipient is suspended (Art. 17(1)(c), (d)). */
const suspending: readonly RestrictionType[] = [
  'service-partial-suspension',
  'service-total-suspension',
  'account-suspension',
];

/**
 * What is wrong with a decision that suspends the service because of misuse, and when the suspension ends: with the last of the
 * restrictions by which it is carried out.
 */
export function serviceSuspensionFaults(
  decision: {
    readonly subjectKind: string;
    readonly restrictions: readonly { readonly type: RestrictionType; readonly endsAt?: Date | null }[];
  },
  longestSuspensionDays: number,
  now: Date,
): { faults: FieldError[]; endsAt: Date | undefined } {
  const faults: FieldError[] = [];
  if (decision.subjectKind !== 'account') {
    faults.push({ pointer: '#/misuse', detail: 'goes with a decision about the account of a recipient only' });
  }
  const imposed = decision.restrictions.flatMap(({ type, endsAt }, index) =>
    suspending.includes(type) ? [{ endsAt: endsAt ?? undefined, pointer: `#/restrictions/${index}/endsAt` }] : [],
  );
  if (imposed.length === 0) {
    faults.push({
      pointer: '#/misuse',
      detail: 'goes with a suspension of the service or the account only (Art. 23(1))',
    });
  }
  faults.push(...imposed.flatMap(({ endsAt, pointer }) => endFaults(endsAt, longestSuspensionDays, now, pointer)));
  const ends = imposed.flatMap(({ endsAt }) => endsAt ?? []);
  return { faults, endsAt: ends.sort((one, other) => other.getTime() - one.getTime())[0] };
}
