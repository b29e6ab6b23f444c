import type { CampaignMove, CampaignState, ContentState } from './campaign.js';

const table: Readonly<Record<CampaignState, Partial<Record<CampaignMove, CampaignState>>>> = {
  gathering: { gather: 'gathering', sample: 'sampled', discard: 'discarded' },
  sampled: { pass: 'checked', reopen: 'gathering', discard: 'discarded' },
  checked: { start: 'deciding', propose: 'proposed', reopen: 'gathering', discard: 'discarded' },
  proposed: { approve: 'deciding', refuse: 'gathering', discard: 'discarded' },
  deciding: { stop: 'stopped', finish: 'decided' },
  stopped: { resume: 'deciding', reverse: 'reversing' },
  decided: { reverse: 'reversing' },
  reversing: { stop: 'reversal-stopped', finish: 'reversed' },
  'reversal-stopped': { resume: 'reversing' },
  reversed: {},
  discarded: {},
};

/** Where a move leads; null: the state does not allow it. */
export function stateAfter(state: CampaignState, move: CampaignMove): CampaignState | null {
  return table[state][move] ?? null;
}

export type ContentMove = 'exclude' | 'list' | 'decide' | 'leave-out' | 'reverse' | 'keep';

const contentTable: Readonly<Record<ContentMove, { readonly from: ContentState; readonly to: ContentState }>> = {
  exclude: { from: 'listed', to: 'excluded' },
  list: { from: 'excluded', to: 'listed' },
  decide: { from: 'listed', to: 'decided' },
  'leave-out': { from: 'listed', to: 'left-out' },
  reverse: { from: 'decided', to: 'reversed' },
  keep: { from: 'decided', to: 'kept' },
};

/** The state that a move of a content leaves, and the one that it leads to. */
export function contentMove(move: ContentMove): { readonly from: ContentState; readonly to: ContentState } {
  return contentTable[move];
}

/** Whether a second person must agree before so many contents are decided at once. */
export function needsApproval(contents: number, approvalAbove: number): boolean {
  return contents > approvalAbove;
}

/** The one thing that contents are matched by; null when none or several are named. */
export function matchOf<K extends string>(named: Partial<Record<K, string>>): { by: K; value: string } | null {
  const stated = (Object.entries(named) as [K, string | undefined][]).filter(([, value]) => value !== undefined);
  const [by, value] = stated[0] ?? [];
  return by !== undefined && value !== undefined && stated.length === 1 ? { by, value } : null;
}
