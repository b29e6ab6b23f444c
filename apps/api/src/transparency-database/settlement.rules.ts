import type { Outcome, Taken } from './answer.rules.js';
import type { PauseReason } from './submission.js';
import { attemptsUntilDead, serverErrorsUntilSplit, waitAfterLossMs, type SubmissionStep } from './submission.rules.js';

/** A submission in a call, in the order sent; `attempts` counts this one. */
export interface BatchMember {
  readonly id: string;
  readonly attempts: number;
  readonly unanswered: boolean;
  readonly batchLimit: number;
}

/** What an answer does to one submission. */
export interface MemberChange {
  readonly id: string;
  readonly step: Extract<SubmissionStep, 'accept' | 'refuse' | 'put-back' | 'lose' | 'find-not-unique' | 'give-up'>;
  readonly taken: Taken | null;
  readonly faults: readonly string[];
  readonly batchLimit: number;
  /** When it may be sent again; null when it may not. */
  readonly nextAt: Date | null;
}

export interface Settlement {
  readonly changes: readonly MemberChange[];
  /** The queue of the whole platform stands still. */
  readonly pause: PauseReason | null;
  readonly waitsUntil: Date | null;
}

/**
 * What each outcome does (reference, sections 9 and 10). Nothing is stored unless all is, so whoever is not to blame goes again:
 * at once where the server has said so, after a wait where its answer was lost. `jitter` is from 0 to 1.
 */
export function settle(members: readonly BatchMember[], outcome: Outcome, now: Date, jitter: number): Settlement {
  const all = (change: (member: BatchMember, position: number) => MemberChange): Settlement => ({
    changes: members.map(change),
    pause: null,
    waitsUntil: null,
  });
  const halved = (member: BatchMember, nextAt: Date) =>
    again(member, nextAt, Math.max(1, Math.ceil(members.length / 2)));
  const lost = (member: BatchMember) => lose(member, now, jitter);

  switch (outcome.kind) {
    case 'created': {
      const taken = new Map(outcome.taken.map((one) => [one.puid, one]));
      return all((member) => (taken.has(member.id) ? accept(member, taken.get(member.id)!) : lost(member)));
    }
    case 'invalid':
      return all((member, position) => {
        const fields = outcome.fields.get(position);
        return fields ? end(member, 'refuse', faultsOf(fields)) : again(member, now);
      });
    case 'not-unique':
      return notUnique(members, outcome.puids, now, jitter);
    case 'malformed':
      return all((member) =>
        members.length === 1 ? end(member, 'refuse', ['payload:malformed']) : halved(member, now),
      );
    case 'too-large':
      return all((member) =>
        members.length === 1 ? end(member, 'refuse', ['payload:too-large']) : halved(member, now),
      );
    case 'token-refused':
      return { ...all((member) => again(member, now)), pause: 'token-refused' };
    case 'misconfigured':
      return { ...all((member) => again(member, now)), pause: 'misconfigured' };
    case 'throttled': {
      const waitMs = outcome.retryAfterSeconds * 1_000 * (1 + jitter / 4);
      return { ...all((member) => again(member, now)), waitsUntil: new Date(now.getTime() + Math.ceil(waitMs)) };
    }
    case 'server-error':
      return all((member) => {
        if (member.attempts < serverErrorsUntilSplit) return lost(member);
        if (members.length === 1) return end({ ...member, unanswered: true }, 'give-up', ['payload:server-error']);
        return { ...lost(member), batchLimit: Math.ceil(members.length / 2) };
      });
    case 'lost':
      return all(lost);
  }
}

/**
 * "Not unique" proves nothing. After a lost answer it may mean that the statement arrived: the dump decides. Without one it is
 * our own fault, and an alarm. One alone of a batch that was lost points to a first attempt that still runs: the rest waits.
 */
function notUnique(members: readonly BatchMember[], puids: readonly string[], now: Date, jitter: number): Settlement {
  const listed = new Set(puids);
  const known = members.filter(({ id }) => listed.has(id));
  const stillRuns = known.length === 1 && members.length > 1 && members.some(({ unanswered }) => unanswered);
  const changes = members.map((member) => {
    if (known.length === 0) return lose(member, now, jitter); // it names nothing of ours: not understood
    if (!listed.has(member.id)) return stillRuns ? lose(member, now, jitter) : again(member, now);
    return member.unanswered ? end(member, 'find-not-unique', []) : end(member, 'give-up', ['puid:not-unique']);
  });
  return { changes, pause: null, waitsUntil: null };
}

function accept(member: BatchMember, taken: Taken): MemberChange {
  return { ...end(member, 'accept', []), taken };
}

function end(member: BatchMember, step: MemberChange['step'], faults: readonly string[]): MemberChange {
  return { id: member.id, step, taken: null, faults, batchLimit: member.batchLimit, nextAt: null };
}

/** Nothing was stored; one whose earlier answer was lost stays unknown. */
function again(member: BatchMember, nextAt: Date, batchLimit = member.batchLimit): MemberChange {
  return { id: member.id, step: member.unanswered ? 'lose' : 'put-back', taken: null, faults: [], batchLimit, nextAt };
}

function lose(member: BatchMember, now: Date, jitter: number): MemberChange {
  if (member.attempts >= attemptsUntilDead) return end(member, 'give-up', ['payload:no-answer']);
  const nextAt = new Date(now.getTime() + waitAfterLossMs(member.attempts, jitter));
  return { ...end(member, 'lose', []), nextAt };
}

function faultsOf(fields: readonly string[]): string[] {
  return fields.length > 0 ? fields.map((field) => `${field}:refused`) : ['payload:refused'];
}
