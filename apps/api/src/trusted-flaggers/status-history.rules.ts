/** What may happen to a status; `awarded` is the first one too, which the row of the flagger holds. */
export const statusChanges = ['awarded', 'area-changed', 'suspended', 'reinstated', 'ended'] as const;
export type StatusChange = (typeof statusChanges)[number];

export const flaggerStates = ['not-yet', 'trusted', 'suspended', 'ended'] as const;
export type FlaggerState = (typeof flaggerStates)[number];

/** One thing that happened to the status, in force from `occurredAt` on. */
export interface StatusEvent {
  readonly id: string;
  readonly kind: StatusChange;
  /** The area of expertise from then on; null where the event leaves it. */
  readonly categories: readonly string[] | null;
  readonly occurredAt: Date;
}

/** What each state can become (Art. 22(2), (6)); everything else is no possible history. */
export const transitions: Readonly<Record<FlaggerState, Readonly<Partial<Record<StatusChange, FlaggerState>>>>> = {
  'not-yet': { awarded: 'trusted' },
  trusted: { 'area-changed': 'trusted', suspended: 'suspended', ended: 'ended' },
  suspended: { 'area-changed': 'suspended', reinstated: 'trusted', ended: 'ended' },
  ended: { awarded: 'trusted' },
};

/** The status at an instant. */
export interface StatusThen {
  readonly state: FlaggerState;
  /** The area of expertise; before the first award it is empty. */
  readonly categories: readonly string[];
  /** When the award that holds, or that held last, began; null before the first one. */
  readonly awardedAt: Date | null;
  readonly suspendedAt: Date | null;
}

/** The status at the instant, `events` being in the order of time. */
export function statusOf(events: readonly StatusEvent[], at: Date): StatusThen {
  let then: StatusThen = { state: 'not-yet', categories: [], awardedAt: null, suspendedAt: null };
  for (const event of events) {
    if (event.occurredAt > at) break;
    const state = transitions[then.state][event.kind] ?? then.state;
    then = {
      state,
      categories: event.categories ?? then.categories,
      awardedAt: event.kind === 'awarded' ? event.occurredAt : then.awardedAt,
      suspendedAt: state !== 'suspended' ? null : event.kind === 'suspended' ? event.occurredAt : then.suspendedAt,
    };
  }
  return then;
}

/** The first event, in the order of time, that cannot follow what was before it; undefined when the history is possible. */
export function impossibleEvent(
  events: readonly StatusEvent[],
): { event: StatusEvent; state: FlaggerState } | undefined {
  let state: FlaggerState = 'not-yet';
  for (const event of events) {
    const next: FlaggerState | undefined = transitions[state][event.kind];
    if (!next) return { event, state };
    state = next;
  }
  return undefined;
}

/** The events in the order of time; of one instant in the order in which they are given, which is that of recording. */
export function inOrder<E extends StatusEvent>(events: readonly E[]): E[] {
  return events.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

/** When the award that holds at the instant, or the one before it, or else the first one, ends; undefined: open. */
export function endOfAward(events: readonly StatusEvent[], at: Date): StatusEvent | undefined {
  const held = events.findLastIndex(({ kind, occurredAt }) => kind === 'awarded' && occurredAt <= at);
  return events.slice(Math.max(held, 0)).find(({ kind }) => kind === 'ended');
}
