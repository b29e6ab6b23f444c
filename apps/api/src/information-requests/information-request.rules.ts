import type { FieldError } from '../infrastructure/validation/index.js';
import type { InformationRequest, LegalBasis, RequestEvent, RequestKind, RequestState } from './information-request.js';

/** `sign-off` and `send` change no state: what is sent may be a part, or come after the answer. */
export const requestSteps = [
  'prepare',
  'sign-off',
  'send',
  'answer',
  'extend',
  'refuse',
  'withdraw',
  'give-effect',
  'end',
] as const;
export type RequestStep = (typeof requestSteps)[number];

type Steps = Readonly<Record<RequestState, Partial<Record<RequestStep, RequestState>>>>;

const over = { ended: {}, refused: {}, withdrawn: {} } as const;

const steps: Readonly<Record<RequestKind, Steps>> = {
  information: {
    requested: {
      prepare: 'in-preparation',
      'sign-off': 'in-preparation',
      send: 'in-preparation',
      answer: 'answered',
      extend: 'requested',
      refuse: 'refused',
      withdraw: 'withdrawn',
    },
    'in-preparation': {
      'sign-off': 'in-preparation',
      send: 'in-preparation',
      answer: 'answered',
      extend: 'in-preparation',
      refuse: 'refused',
      withdraw: 'withdrawn',
    },
    answered: { send: 'answered' },
    'in-effect': {},
    ...over,
  },
  'interim-measure': {
    requested: {
      prepare: 'in-preparation',
      'sign-off': 'in-preparation',
      send: 'in-preparation',
      extend: 'requested',
      refuse: 'refused',
      withdraw: 'withdrawn',
      'give-effect': 'in-effect',
    },
    'in-preparation': {
      'sign-off': 'in-preparation',
      send: 'in-preparation',
      extend: 'in-preparation',
      refuse: 'refused',
      withdraw: 'withdrawn',
      'give-effect': 'in-effect',
    },
    answered: {},
    'in-effect': { send: 'in-effect', end: 'ended' },
    ...over,
  },
};

/** The state after the step; null when the request cannot take it. */
export function stateAfter({ kind, state }: Pick<InformationRequest, 'kind' | 'state'>, step: RequestStep) {
  return steps[kind][state][step] ?? null;
}

/** True while something is owed to the authority. */
export function isOpen(state: RequestState): boolean {
  return state === 'requested' || state === 'in-preparation';
}

/** True when the authority took it back, or was refused: nothing is made for it any more. */
export function isGivenUp(state: RequestState): boolean {
  return state === 'withdrawn' || state === 'refused';
}

/** Art. 51(2)(e), 51(3), 70: who may order an interim measure. */
const basesOfMeasures: readonly LegalBasis[] = ['51(2)', '51(3)', '70', 'other'];

export function basisFaults(kind: RequestKind, legalBasis: LegalBasis): FieldError[] {
  if (kind === 'information' || basesOfMeasures.includes(legalBasis)) return [];
  return [{ pointer: '#/legalBasis', detail: `must be one of ${basesOfMeasures.join(', ')} for an interim measure` }];
}

/** An instant that lies at or after another one and not in the future. */
export function instantFaults(pointer: string, at: Date, notBefore: Date, what: string, now: Date): FieldError[] {
  if (at > now) return [{ pointer, detail: 'must not lie in the future' }];
  return at < notBefore ? [{ pointer, detail: `must not lie before ${what} (${notBefore.toISOString()})` }] : [];
}

/** The field whose words are all that is kept of what was said in a step. */
const saying: Partial<Record<RequestEvent['kind'], string>> = {
  sent: '#/what',
  answered: '#/what',
  'in-effect': '#/what',
  refused: '#/reason',
  ended: '#/reason',
};

/** Blanks say nothing. */
export function sayingFaults(kind: RequestEvent['kind'], text: string | undefined): FieldError[] {
  const pointer = saying[kind];
  return pointer !== undefined && !text?.trim() ? [{ pointer, detail: 'must say something' }] : [];
}

const hourMs = 3_600_000;

/** So long before its deadline a request pages somebody: three days, one day, two hours. Our choice. */
export const pagesBeforeMs: readonly number[] = [72 * hourMs, 24 * hourMs, 2 * hourMs];

/**
 * When the next page is due, after an instant; null when none comes any more. A request whose time is short at its receipt pages at
 * once for the latest of those that have passed.
 */
export function nextPageAt(
  { receivedAt, dueAt }: Pick<InformationRequest, 'receivedAt' | 'dueAt'>,
  after: Date,
): Date | null {
  const instants = pagesBeforeMs.map((before) => new Date(Math.max(dueAt.getTime() - before, receivedAt.getTime())));
  return instants.find((at) => at > after) ?? null;
}

/** The first page of a request that is written down now. */
export function firstPageAt(request: Pick<InformationRequest, 'receivedAt' | 'dueAt'>, now: Date): Date | null {
  if (request.dueAt <= now) return null;
  const isShort = request.dueAt.getTime() - now.getTime() <= pagesBeforeMs[0]!;
  return isShort ? now : nextPageAt(request, now);
}
