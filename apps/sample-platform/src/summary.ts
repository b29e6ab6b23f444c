import type { State } from './state.js';

/** What this platform is at, in numbers, for whoever asks by program: GET /state. */
export interface Summary {
  readonly contents: number;
  readonly commandsAnswered: number;
  readonly kept: number;
  readonly letters: number;
  readonly measures: number;
  readonly reversals: number;
  /** What Noticedesk is not told yet. */
  readonly untold: number;
  /** Of it, answers to commands. */
  readonly commandsUntold: number;
  /** Since the start; there are some where the secret is not that of the last PUT …/webhook. */
  readonly webhooksNotBelieved: number;
  /** What Noticedesk refused for good. */
  readonly refused: readonly { readonly what: string; readonly why: string }[];
}

export function summaryOf(state: State, webhooksNotBelieved: number): Summary {
  return {
    contents: state.contents.size,
    commandsAnswered: state.commandsAnswered,
    kept: state.kept.size,
    letters: state.letters.length,
    measures: state.measures.size,
    reversals: state.reversals.size,
    untold: state.untold.size,
    commandsUntold: [...state.untold.values()].filter(({ kind }) => kind === 'carried').length,
    webhooksNotBelieved,
    refused: [...state.refused].map(([what, why]) => ({ what, why })),
  };
}
