import type { Verdict } from '../verdict.rules.js';

/** Few colours, readable in print and for those who tell red from green badly: all of them on white, text at 4.5 : 1 or more. */
export const palette = {
  ink: '#1d2733',
  soft: '#566270',
  rule: '#d4dae1',
  faint: '#f3f5f8',
  bar: '#2f5f8f',
  before: '#a9b8c7',
  lines: ['#2f5f8f', '#b3632a', '#5c7a3d'],
} as const;

export const verdictColours: Readonly<Record<Verdict, { ink: string; back: string }>> = {
  met: { ink: '#17603c', back: '#e7f3ec' },
  'at-risk': { ink: '#7d5200', back: '#fbf1dc' },
  'not-met': { ink: '#98201b', back: '#fbe9e7' },
  'no-data': { ink: '#4c5865', back: '#eceff3' },
};
