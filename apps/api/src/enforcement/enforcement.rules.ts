import { dueAt, type EnforcementChannel, type PlatformProfile, type TargetScope } from '../platforms/index.js';
import type {
  CommandKind,
  CommandState,
  Confirmation,
  ConfirmationOutcome,
  Restriction,
  RestrictionState,
  RestrictionTerms,
  RevisionKind,
} from './restriction.js';

/** What moves a restriction: an answer of the platform (effect, failure, gone), a decision (change, lift), or its end. */
export type RestrictionMove = 'effect' | 'failure' | 'gone' | 'change' | 'lift' | 'end';

const inForce = {
  effect: 'in-effect',
  failure: 'failed',
  gone: 'expired', // what it restricted is no more, so it ends by itself
  change: 'imposed',
  lift: 'lifted',
  end: 'expired',
} as const;
/** A late answer to an older command changes nothing about an end that was decided meanwhile. */
const ended = (state: RestrictionState) =>
  ({ effect: state, failure: state, gone: state, change: null, lift: null, end: null }) as const;

const restrictionMoves: Record<RestrictionState, Record<RestrictionMove, RestrictionState | null>> = {
  imposed: inForce,
  'in-effect': inForce,
  failed: inForce,
  lifted: ended('lifted'),
  expired: ended('expired'),
};

/** The state after `move`; null when a restriction that has ended cannot make it. */
export function restrictionAfter(state: RestrictionState, move: RestrictionMove): RestrictionState | null {
  return restrictionMoves[state][move];
}

/** True as long as neither a decision nor the end of its time ended it, whether or not the platform has followed. */
export function isInForce(state: RestrictionState): boolean {
  return state !== 'lifted' && state !== 'expired';
}

const answers: Record<ConfirmationOutcome, 'effect' | 'failure' | 'gone'> = {
  done: 'effect',
  partly: 'effect',
  failed: 'failure',
  refused: 'failure',
  gone: 'gone',
};

/** What a confirmation of this command means for its restriction; null for a lift: the decision ended it already. */
export function moveOf(kind: CommandKind, outcome: ConfirmationOutcome): RestrictionMove | null {
  return kind === 'lift' ? null : answers[outcome];
}

/** What a command lives through: it is sent, answered, or overtaken by a newer revision. */
export type CommandMove = 'send' | 'settle' | 'supersede';

const commandMoves: Record<CommandState, Record<CommandMove, CommandState | null>> = {
  waiting: { send: 'open', settle: null, supersede: 'superseded' },
  open: { send: null, settle: 'confirmed', supersede: 'superseded' },
  confirmed: { send: null, settle: null, supersede: null },
  superseded: { send: null, settle: null, supersede: null },
};

/** The state after `move`, or null when a command in `state` cannot make it. */
export function commandAfter(state: CommandState, move: CommandMove): CommandState | null {
  return commandMoves[state][move];
}

/**
 * What becomes of an open command by its confirmation: settled, or still open after a failure so that the platform may try
 * again; given up when it failed and a newer revision waits.
 */
export function moveAfterConfirmation(outcome: ConfirmationOutcome, newerWaits: boolean): CommandMove | null {
  if (answers[outcome] !== 'failure') return 'settle';
  return newerWaits ? 'supersede' : null;
}

/**
 * How the command of a new revision starts: it waits while another is in flight (open, and not answered), so that a late
 * "impose" cannot follow a "lift"; one that the platform failed or refused to carry out gives way at once.
 */
export function startOfCommand(open: { lastOutcome: ConfirmationOutcome | null } | null): {
  state: 'open' | 'waiting';
  givesWay: boolean;
} {
  if (!open) return { state: 'open', givesWay: false };
  return open.lastOutcome === null ? { state: 'waiting', givesWay: false } : { state: 'open', givesWay: true };
}

/** What the platform is asked to do for a revision; what has expired is lifted. */
export function commandFor(revision: RevisionKind): CommandKind {
  const kinds: Record<RevisionKind, CommandKind> = {
    imposed: 'impose',
    changed: 'change',
    lifted: 'lift',
    expired: 'lift',
  };
  return kinds[revision];
}

/** The platform's channel; without an endpoint a webhook cannot be called, so the command waits to be pulled. */
export function channelOf(profile: Pick<PlatformProfile, 'enforcementChannel' | 'hasWebhook'>): EnforcementChannel {
  return profile.enforcementChannel === 'webhook' && !profile.hasWebhook ? 'pull' : profile.enforcementChannel;
}

/** Where the targets leave no time between decision and action. */
const allowanceAtLeastMs = 60 * 60_000;

/** By when a command is to be carried out: what the targets leave between the decision and the action, from `decidedAt`. */
export function commandDueAt(targets: PlatformProfile['targets'], scope: TargetScope, decidedAt: Date): Date {
  const action = dueAt(targets, 'action', scope, decidedAt).getTime();
  const decision = dueAt(targets, 'decision', scope, decidedAt).getTime();
  const allowanceMs = action - decision;
  return new Date(decidedAt.getTime() + (allowanceMs > 0 ? allowanceMs : allowanceAtLeastMs));
}

/** What a decision changes about the restrictions in force, by type. */
export interface RestrictionPlan<R extends RestrictionTerms = Restriction> {
  readonly kept: readonly R[];
  readonly changed: readonly { readonly restriction: R; readonly terms: RestrictionTerms }[];
  readonly lifted: readonly R[];
  readonly imposed: readonly RestrictionTerms[];
}

/** Compares what is in force with what a decision wants; each type is wanted once at most, and in force once of a chain. */
export function planRestrictions<R extends RestrictionTerms>(
  current: readonly R[],
  wanted: readonly RestrictionTerms[],
): RestrictionPlan<R> {
  const wantedOf = new Map(wanted.map((terms) => [terms.type, terms]));
  const currentTypes = new Set(current.map((restriction) => restriction.type));
  const pairs = current.map((restriction) => ({ restriction, terms: wantedOf.get(restriction.type) }));
  return {
    kept: pairs
      .filter(({ restriction, terms }) => terms && sameTerms(restriction, terms))
      .map((pair) => pair.restriction),
    changed: pairs.flatMap(({ restriction, terms }) =>
      terms && !sameTerms(restriction, terms) ? [{ restriction, terms }] : [],
    ),
    lifted: pairs.filter(({ terms }) => !terms).map((pair) => pair.restriction),
    imposed: wanted.filter((terms) => !currentTypes.has(terms.type)),
  };
}

function sameTerms(one: RestrictionTerms, other: RestrictionTerms): boolean {
  return (
    one.endsAt?.getTime() === other.endsAt?.getTime() &&
    [...one.territory].sort().join() === [...other.territory].sort().join()
  );
}

/** Who tells an instant to the second and names the second of the decision means no instant before it: the decision's own is taken. */
export function effectMeant(effectiveAt: Date | null, decidedAt: Date): Date | null {
  const isSameSecond = effectiveAt?.getTime() === Math.floor(decidedAt.getTime() / 1_000) * 1_000;
  return isSameSecond ? decidedAt : effectiveAt;
}

/** What is wrong with the instant of a confirmation: it lies between the decision and now, and only an effect has one. */
export function effectFault(
  { outcome, effectiveAt }: Pick<Confirmation, 'outcome' | 'effectiveAt'>,
  decidedAt: Date,
  now: Date,
): string | undefined {
  if (answers[outcome] === 'failure') {
    return effectiveAt ? `must be left out: nothing took effect (${outcome})` : undefined;
  }
  if (!effectiveAt) return 'must say when it took effect';
  if (effectiveAt < decidedAt) return `must not lie before the decision (${decidedAt.toISOString()})`;
  if (effectiveAt > now) return 'must not lie in the future';
  return undefined;
}

/** True when a confirmation repeats the one that is recorded: it is then answered in the same way. */
export function repeats(
  given: Pick<Confirmation, 'outcome' | 'effectiveAt'>,
  recorded: Pick<Confirmation, 'outcome' | 'effectiveAt'> | null,
): boolean {
  return (
    recorded !== null &&
    given.outcome === recorded.outcome &&
    (given.effectiveAt?.getTime() ?? null) === (recorded.effectiveAt?.getTime() ?? null)
  );
}

/** Why somebody must look after a command; null when all is well. */
export type Attention = 'overdue' | 'failed' | 'refused';

export function attentionOf(
  command: { state: CommandState; dueAt: Date; lastOutcome: ConfirmationOutcome | null } | null,
  now: Date,
): Attention | null {
  if (command?.state !== 'open') return null;
  if (command.lastOutcome === 'failed' || command.lastOutcome === 'refused') return command.lastOutcome;
  return command.dueAt < now ? 'overdue' : null;
}
