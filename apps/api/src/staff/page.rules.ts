import type { OnCall, PageState } from './page.js';

/** So long a page waits for an answer before the next along the rota is paged. Our choice: six people within an order's hour. */
export const pageWaitMinutes = 10;

export type PageStep = 'acknowledge' | 'settle';

/** Where a page goes; what is not named is refused. A page that somebody acknowledged is that person's to see through. */
const steps: Readonly<Record<PageState, Partial<Record<PageStep, PageState>>>> = {
  open: { acknowledge: 'acknowledged', settle: 'settled' },
  acknowledged: {},
  settled: {},
};

/** The state after the step; undefined when the page cannot take it. */
export function afterPageStep(state: PageState, step: PageStep): PageState | undefined {
  return steps[state][step];
}

export interface Round {
  /** Who is paged now; [] when nobody can be reached. */
  readonly paged: readonly OnCall[];
  /** Who was passed over because no address of theirs is known. */
  readonly unreachable: readonly OnCall[];
}

/**
 * Whom this round pages: the first with an address along the rota, after whom was paged last, round and round. When nobody on the
 * rota has an address, all who stand in are paged at once.
 */
export function roundOf(rota: readonly OnCall[], standIns: readonly OnCall[], lastStaffId: string | null): Round {
  const last = rota.findIndex(({ staffId }) => staffId === lastStaffId);
  const inTurn = [...rota.slice(last + 1), ...rota.slice(0, last + 1)];
  const first = inTurn.findIndex(({ email }) => email !== undefined);
  if (first >= 0) return { paged: inTurn.slice(first, first + 1), unreachable: inTurn.slice(0, first) };
  return { paged: standIns.filter(({ email }) => email !== undefined), unreachable: rota };
}
