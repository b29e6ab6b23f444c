import {
  europol,
  type Jurisdiction,
  type MemberStateGuess,
  type SecondLook,
  type SuspicionState,
} from './suspicion.js';

export const suspicionSteps = ['confirm', 'dismiss', 'report', 'acknowledge', 'close'] as const;
export type SuspicionStep = (typeof suspicionSteps)[number];

/** What decides which steps a suspicion may take. */
export interface SuspicionPlace {
  readonly state: SuspicionState;
  readonly urgent: boolean;
  readonly secondLook: SecondLook | null;
}

interface Step {
  readonly to: SuspicionState;
  /** True unless told. */
  readonly when?: (place: SuspicionPlace) => boolean;
}

const owed = ({ secondLook }: SuspicionPlace): boolean => secondLook === null;
const looked = ({ secondLook }: SuspicionPlace): boolean => secondLook !== null;
const urgent = (place: SuspicionPlace): boolean => place.urgent;

/**
 * Two persons, without delaying an urgent report: one raises, another confirms or dismisses, then the authorities are told. An urgent
 * one is reported by one person at once, and the second look is owed afterwards; then it no longer takes the report back.
 */
const steps: Readonly<Record<SuspicionState, Partial<Record<SuspicionStep, Step>>>> = {
  raised: { confirm: { to: 'confirmed' }, dismiss: { to: 'dismissed' }, report: { to: 'reported', when: urgent } },
  confirmed: { report: { to: 'reported' } },
  reported: {
    confirm: { to: 'reported', when: owed },
    dismiss: { to: 'reported', when: owed },
    report: { to: 'reported' },
    acknowledge: { to: 'acknowledged' },
    close: { to: 'closed', when: looked },
  },
  acknowledged: {
    confirm: { to: 'acknowledged', when: owed },
    dismiss: { to: 'acknowledged', when: owed },
    report: { to: 'acknowledged' },
    acknowledge: { to: 'acknowledged' },
    close: { to: 'closed', when: looked },
  },
  closed: {},
  dismissed: {},
};

/** The state after the step; undefined when the suspicion cannot take it. */
export function afterSuspicionStep(place: SuspicionPlace, step: SuspicionStep): SuspicionState | undefined {
  const taken = steps[place.state][step];
  if (!taken || (taken.when && !taken.when(place))) return undefined;
  return taken.to;
}

/** The second person's look is owed: at once when the authorities were told without it. */
export function secondLookIsOwed({ state, secondLook }: SuspicionPlace): boolean {
  return secondLook === null && state !== 'closed' && state !== 'dismissed';
}

export interface Addressees {
  /** Member States in the order of the guess, then Europol. */
  readonly jurisdictions: readonly Jurisdiction[];
  readonly article: '18(1)' | '18(2)';
}

/**
 * Whose authorities are told (Art. 18(1)): those of each Member State that is concerned with reasonable certainty, which we take
 * `certain` and `likely` for. With none such (Art. 18(2)) those of the establishment and Europol, both; Europol alone when the
 * establishment is not known.
 */
export function addresseesOf(
  guess: readonly MemberStateGuess[],
  { establishedIn }: { readonly establishedIn: string | null },
): Addressees {
  const concerned = guess.filter(({ confidence }) => confidence !== 'possible').map(({ code }) => code);
  if (concerned.length > 0) return { jurisdictions: concerned, article: '18(1)' };
  return { jurisdictions: [...(establishedIn === null ? [] : [establishedIn]), europol], article: '18(2)' };
}
