import { problemType } from '../problem/problem.js';
import type { HealthState } from './health-checks.js';

export const notReady = problemType('not-ready', 503, 'The program is not ready', ({ checks }: HealthState) => ({
  detail: 'A part that is needed to answer requests does not work.',
  checks,
}));
