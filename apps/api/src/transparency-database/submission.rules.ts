import type { SubmissionState } from './submission.js';

/** What happens to a submission. */
export type SubmissionStep =
  | 'queue'
  | 'hold'
  | 'refuse'
  | 'release'
  | 'send'
  | 'accept'
  | 'put-back'
  | 'lose'
  | 'find-not-unique'
  | 'give-up'
  | 'find-in-dump'
  | 'miss-in-dump'
  | 'resend';

/**
 * Every step that may be taken. A lost answer is unknown and may be sent again, for the PUID is the same; "not unique" ends
 * sending until the dump has spoken; accepted is the end.
 */
const steps: Readonly<Record<SubmissionState, Partial<Record<SubmissionStep, SubmissionState>>>> = {
  waiting: { queue: 'queued', hold: 'held', refuse: 'refused' },
  held: { release: 'queued' },
  queued: { send: 'sending' },
  sending: {
    accept: 'accepted',
    refuse: 'refused',
    'put-back': 'queued',
    lose: 'unknown',
    'find-not-unique': 'unconfirmed',
    'give-up': 'dead',
  },
  unknown: { send: 'sending', 'find-in-dump': 'accepted' },
  unconfirmed: { 'find-in-dump': 'accepted', 'miss-in-dump': 'blocked' },
  blocked: { send: 'sending', 'find-in-dump': 'accepted' },
  accepted: {},
  refused: { resend: 'queued' },
  dead: { resend: 'queued', 'find-in-dump': 'accepted' },
};

/** The state after the step; null when the state does not allow it. */
export function stateAfter(state: SubmissionState, step: SubmissionStep): SubmissionState | null {
  return steps[state][step] ?? null;
}

/** The states from which a step may be taken. */
export function statesBefore(step: SubmissionStep): SubmissionState[] {
  return (Object.keys(steps) as SubmissionState[]).filter((state) => steps[state][step] !== undefined);
}

/** Personal data comes first: what holds some must be looked at before anything else. */
export function stateOnceJudged(
  findings: readonly string[],
  faults: readonly string[],
): Extract<SubmissionState, 'held' | 'refused' | 'queued'> {
  return findings.length > 0 ? 'held' : faults.length > 0 ? 'refused' : 'queued';
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Reference, section 10: at least 60 s after a lost answer (the server's lock lives 30 s), then doubled up to about an hour. */
export function waitAfterLossMs(attempts: number, jitter: number): number {
  const doubled = Math.min(HOUR_MS, MINUTE_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(doubled * (1 + jitter / 4));
}

/** Section 9: the server forgets a blocked PUID after two days, and every attempt begins them anew. */
export const silenceAfterBlockMs = 49 * HOUR_MS;

/** Days of hourly attempts; then a person must look. */
export const attemptsUntilDead = 100;

/** A 500 may be of one statement alone: after so many the batch is halved, and a single one is set aside. */
export const serverErrorsUntilSplit = 3;
