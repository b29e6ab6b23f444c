import { submissionStates } from './submission.js';
import { stateAfter, statesBefore, waitAfterLossMs, type SubmissionStep } from './submission.rules.js';

const allowed: Record<string, string> = {
  'waiting queue': 'queued',
  'waiting hold': 'held',
  'waiting refuse': 'refused',
  'held release': 'queued',
  'queued send': 'sending',
  'sending accept': 'accepted',
  'sending refuse': 'refused',
  'sending put-back': 'queued',
  'sending lose': 'unknown',
  'sending find-not-unique': 'unconfirmed',
  'sending give-up': 'dead',
  'unknown send': 'sending',
  'unknown find-in-dump': 'accepted',
  'unconfirmed find-in-dump': 'accepted',
  'unconfirmed miss-in-dump': 'blocked',
  'blocked send': 'sending',
  'blocked find-in-dump': 'accepted',
  'refused resend': 'queued',
  'dead resend': 'queued',
  'dead find-in-dump': 'accepted',
};
const steps: SubmissionStep[] = [
  'queue',
  'hold',
  'refuse',
  'release',
  'send',
  'accept',
  'put-back',
  'lose',
  'find-not-unique',
  'give-up',
  'find-in-dump',
  'miss-in-dump',
  'resend',
];
const every = submissionStates.flatMap((state) => steps.map((step) => [state, step] as const));

describe('where a submission goes (Art. 24(5))', () => {
  it.each(every)('%s, %s', (state, step) => {
    expect(stateAfter(state, step)).toBe(allowed[`${state} ${step}`] ?? null);
  });

  it('never leaves accepted, and is sent from three states only', () => {
    expect(steps.every((step) => stateAfter('accepted', step) === null)).toBe(true);
    expect(statesBefore('send')).toEqual(['queued', 'unknown', 'blocked']);
  });

  it('waits at least a minute after a lost answer, and about an hour at most', () => {
    expect([1, 2, 3].map((attempts) => waitAfterLossMs(attempts, 0))).toEqual([60_000, 120_000, 240_000]);
    expect(waitAfterLossMs(99, 1)).toBe(4_500_000);
  });
});
