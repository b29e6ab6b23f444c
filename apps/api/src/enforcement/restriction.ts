import type { EnforcementChannel, RestrictionType } from '../platforms/index.js';

/** Equal to the constraint `restriction_state_known`. */
export const restrictionStates = ['imposed', 'in-effect', 'failed', 'lifted', 'expired'] as const;
export type RestrictionState = (typeof restrictionStates)[number];

/** What happens to a restriction; equal to `restriction_change_kind_known`. */
export type RevisionKind = 'imposed' | 'changed' | 'lifted' | 'expired';

/** Art. 17(3)(a): what is restricted, where and for how long. */
export interface RestrictionTerms {
  readonly type: RestrictionType;
  /** ISO codes of EU and EEA states, sorted; never empty. */
  readonly territory: readonly string[];
  /** Null means until further notice. */
  readonly endsAt: Date | null;
}

/** The current state of a restriction, with its revision. */
export interface Restriction extends RestrictionTerms {
  readonly platformId: string;
  readonly id: string;
  readonly decisionId: string;
  readonly subjectId: string;
  readonly state: RestrictionState;
  readonly revision: number;
  readonly imposedAt: Date;
  /** The first instant at which the platform had it in effect, in full or in part; null as long as that is not confirmed. */
  readonly inEffectAt: Date | null;
}

/** What the platform is asked to do. */
export type CommandKind = 'impose' | 'change' | 'lift';

/** Equal to `enforcement_command_state_known`. */
export const commandStates = ['waiting', 'open', 'confirmed', 'superseded'] as const;
export type CommandState = (typeof commandStates)[number];

export const confirmationOutcomes = ['done', 'partly', 'failed', 'refused', 'gone'] as const;
export type ConfirmationOutcome = (typeof confirmationOutcomes)[number];

export interface Command {
  readonly platformId: string;
  readonly id: string;
  readonly restrictionId: string;
  readonly revision: number;
  readonly kind: CommandKind;
  readonly state: CommandState;
  readonly channel: EnforcementChannel;
  readonly dueAt: Date;
  readonly recordedAt: Date;
}

export interface Confirmation {
  readonly id: string;
  readonly commandId: string;
  readonly outcome: ConfirmationOutcome;
  /** When it took effect on the platform; null when it did not. */
  readonly effectiveAt: Date | null;
  readonly source: 'platform' | 'staff';
  readonly recordedAt: Date;
}
