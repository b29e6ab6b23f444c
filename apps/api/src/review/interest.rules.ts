export type InterestState = 'declared' | 'ended';

const afterEnd: Readonly<Record<InterestState, InterestState | null>> = { declared: 'ended', ended: null };

export function interestStateOf({ endedAt }: { readonly endedAt: Date | null }): InterestState {
  return endedAt ? 'ended' : 'declared';
}

/** Where ending leads; null: it cannot be ended. */
export function afterEnding(state: InterestState): InterestState | null {
  return afterEnd[state];
}
