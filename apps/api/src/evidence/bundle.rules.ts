import type { BundleState } from './bundle.js';

export const bundleSteps = ['approve', 'refuse', 'begin', 'finish', 'fail'] as const;
export type BundleStep = (typeof bundleSteps)[number];

/** `begin` leads from `making` too: an attempt that a kill ended is followed by another. */
const steps: Readonly<Record<BundleState, Partial<Record<BundleStep, BundleState>>>> = {
  'awaiting-approval': { approve: 'queued', refuse: 'refused' },
  queued: { begin: 'making' },
  making: { begin: 'making', finish: 'made', fail: 'failed' },
  made: {},
  failed: {},
  refused: {},
};

/** The state after the step; null when the bundle cannot take it. */
export function bundleAfter(state: BundleState, step: BundleStep): BundleState | null {
  return steps[state][step] ?? null;
}
