import type { BundleState, EvidenceBundle } from './bundle.js';

export const bundleSteps = ['approve', 'refuse', 'begin', 'finish', 'restart', 'fail'] as const;
export type BundleStep = (typeof bundleSteps)[number];

/**
 * `begin` leads from `making` too: an attempt that a kill ended is followed by another. `restart` and `fail` are taken for it when
 * nothing works on it any more and nothing will.
 */
const steps: Readonly<Record<BundleState, Partial<Record<BundleStep, BundleState>>>> = {
  'awaiting-approval': { approve: 'queued', refuse: 'refused' },
  queued: { begin: 'making', restart: 'queued', fail: 'failed' },
  making: { begin: 'making', finish: 'made', restart: 'queued', fail: 'failed' },
  made: {},
  failed: {},
  refused: {},
};

/** The state after the step; null when the bundle cannot take it. */
export function bundleAfter(state: BundleState, step: BundleStep): BundleState | null {
  return steps[state][step] ?? null;
}

/** Attempts that end with their worker count too. Our choice. */
export const makingAttempts = 5;

/** After so long a person should know that there is none, rather than wait on. Our choice. */
export const makingHours = 24;

/** What becomes of a bundle whose job is gone: it is begun anew, unless that was tried often enough or for long enough. */
export function stepWhenLost(
  { attempts, recordedAt, answeredAt }: Pick<EvidenceBundle, 'attempts' | 'recordedAt' | 'answeredAt'>,
  now: Date,
): 'restart' | 'fail' {
  const queuedAt = answeredAt ?? recordedAt;
  const isTooOld = now.getTime() - queuedAt.getTime() >= makingHours * 3_600_000;
  return attempts >= makingAttempts || isTooOld ? 'fail' : 'restart';
}
