/** How far one item of an order has come: no decision yet, decided and on its way, in effect, in part, or not. */
export type ItemEffect = 'undecided' | 'pending' | 'given' | 'partly' | 'gone' | 'declined';

/** A restriction of the decision that holds for an item now. */
export interface RestrictionOnItem {
  readonly inEffectAt: Date | null;
  /** What the platform last said of the command to impose it; null when it said nothing. */
  readonly outcome: 'done' | 'partly' | 'failed' | 'refused' | 'gone' | null;
}

export interface OrderedItemProgress {
  /** Of the decision that answers it; null when none does. */
  readonly decided: 'restrict' | 'no-action' | null;
  readonly restrictions: readonly RestrictionOnItem[];
}

export function effectOnItem({ decided, restrictions }: OrderedItemProgress): ItemEffect {
  if (decided === null) return 'undecided';
  if (decided === 'no-action') return 'declined';
  if (restrictions.some(({ inEffectAt, outcome }) => inEffectAt === null && outcome !== 'gone')) return 'pending';
  if (restrictions.some(({ inEffectAt }) => inEffectAt === null)) return 'gone';
  return restrictions.some(({ outcome }) => outcome === 'partly') ? 'partly' : 'given';
}

export interface OrderProgress {
  /** Whether a decision answered any item. */
  readonly hasBegun: boolean;
  /** Whether every item is answered, and what was decided is carried out or impossible: the authority can be told. */
  readonly isSettled: boolean;
  /** When all of it was in effect; null unless everything was given, which is told without anybody's word. */
  readonly givenAt: Date | null;
}

/** How far an order to act has come; of one without items nothing has begun. */
export function progressOf(items: readonly OrderedItemProgress[]): OrderProgress {
  const effects = items.map(effectOnItem);
  const instants = items.flatMap((item) => item.restrictions.flatMap(({ inEffectAt }) => inEffectAt ?? []));
  const allGiven = effects.length > 0 && effects.every((effect) => effect === 'given') && instants.length > 0;
  return {
    hasBegun: effects.some((effect) => effect !== 'undecided'),
    isSettled: effects.every((effect) => effect !== 'undecided' && effect !== 'pending'),
    givenAt: allGiven ? new Date(Math.max(...instants.map(Number))) : null,
  };
}
