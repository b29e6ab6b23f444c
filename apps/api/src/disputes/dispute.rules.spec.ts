import { disputeOutcomes, disputeStates, type DisputeState, type Fees } from './dispute.js';
import {
  aboutFaults,
  callsForReversal,
  type DisputeStep,
  extendedDueAt,
  feesFaults,
  implementationFaults,
  instantFaults,
  isPending,
  isResolved,
  measureImplementationFaults,
  stateAfter,
} from './dispute.rules.js';

const pointersOf = (faults: readonly { pointer: string }[]) => faults.map(({ pointer }) => pointer);

const allowed: Record<DisputeStep, Partial<Record<DisputeState, DisputeState>>> = {
  reply: { open: 'replied', replied: 'replied' },
  extend: { open: 'open', replied: 'replied', refused: 'refused' },
  refuse: { open: 'refused', replied: 'refused' },
  decide: { open: 'decided', replied: 'decided', refused: 'decided' },
  withdraw: { open: 'withdrawn', replied: 'withdrawn', refused: 'withdrawn' },
  implement: { decided: 'implemented', 'not-implemented': 'implemented' },
  decline: { decided: 'not-implemented' },
};

describe('a dispute', () => {
  const table = Object.entries(allowed).flatMap(([step, to]) =>
    disputeStates.map((state) => [step as DisputeStep, state, to[state] ?? null] as const),
  );

  it.each(table)('takes the step "%s" from %s to %s', (step, state, after) => {
    expect(stateAfter(state, step)).toBe(after);
  });

  it('is pending, resolved, or neither', () => {
    expect(disputeStates.filter(isPending)).toEqual(['open', 'replied', 'refused']);
    expect(disputeStates.filter(isResolved)).toEqual(['decided', 'implemented', 'not-implemented']);
  });

  it('calls for a reversal by two of its outcomes', () => {
    expect(disputeOutcomes.filter(callsForReversal)).toEqual(['partly-reversed', 'reversed']);
  });

  it('is due after 180 days when it is highly complex (Art. 21(4))', () => {
    expect(extendedDueAt(new Date('2026-01-01T10:00:00Z'))).toEqual(new Date('2026-06-30T10:00:00Z'));
  });
});

describe('an instant of a step', () => {
  const [before, now] = [new Date('2026-11-20T00:00:00Z'), new Date('2026-11-22T00:00:00Z')];

  it.each([
    ['the earliest', before, []],
    ['now', now, []],
    ['too early', new Date(before.getTime() - 1), ['#/at']],
    ['in the future', new Date(now.getTime() + 1), ['#/at']],
  ])('%s', (_case, at, pointers) => {
    expect(pointersOf(instantFaults('#/at', at, before, 'that', now))).toEqual(pointers);
  });
});

describe('fees (Art. 21(5))', () => {
  const fees: Fees = { currency: 'EUR', feesCents: 100, borneByProvider: true, expensesCents: 0, badFaith: false };

  it.each([
    ['reversed', {}, []],
    ['reversed', { borneByProvider: false }, ['#/fees/borneByProvider']],
    ['partly-reversed', { borneByProvider: false }, []],
    ['upheld', { borneByProvider: false, badFaith: true }, []],
    ['reversed', { badFaith: true }, ['#/fees/badFaith']],
    ['partly-reversed', { badFaith: true }, ['#/fees/badFaith']],
    ['omitted', { badFaith: true }, ['#/fees/badFaith']],
  ] as const)('%s with %j', (outcome, changes, pointers) => {
    expect(pointersOf(feesFaults(outcome, { ...fees, ...changes }, '#/fees'))).toEqual(pointers);
  });
});

describe('an implementation', () => {
  const at = new Date();

  it.each([
    ['by a decision', { implemented: true, hasDecision: true }, []],
    ['by a decision, at another time', { implemented: true, hasDecision: true, at }, ['#/at']],
    ['by what was decided meanwhile', { implemented: true, isSuperseded: true, at }, []],
    ['in another way', { implemented: true, reason: 'The suspension had ended.', at }, []],
    ['in no way', { implemented: true, reason: ' ' }, ['#/decision']],
    ['declined with a reason', { implemented: false, reason: 'It misreads the law.' }, []],
    ['declined without', { implemented: false }, ['#/reason']],
    ['declined by a decision', { implemented: false, reason: 'x', hasDecision: true }, ['#/decision']],
    ['by lifting, which is for measures', { implemented: true, reason: 'x', hasLifts: true }, ['#/lifts']],
  ])('%s', (_case, said, pointers) => {
    expect(pointersOf(implementationFaults({ hasDecision: false, isSuperseded: false, ...said }))).toEqual(pointers);
  });
});

describe('what a dispute is about', () => {
  const measure = { appliedOn: '2026-11-22', measureId: 'm-1' };

  it.each([
    ['a decision', { decisionId: 'd' }, []],
    ['a decision, of a notifier', { decisionId: 'd', side: 'notifier', noticeId: 'n' }, []],
    ['a measure', { measure }, []],
    ['nothing', {}, ['#/decisionId']],
    ['both', { decisionId: 'd', measure }, ['#/measure']],
    ['a measure, of a notifier', { measure, side: 'notifier', noticeId: 'n' }, ['#/side', '#/noticeId']],
  ] as const)('%s', (_case, about, pointers) => {
    const said = { decisionId: null, measure: null, side: 'recipient', noticeId: null, ...about } as const;
    expect(pointersOf(aboutFaults(said))).toEqual(pointers);
  });
});

describe('an implementation of what was decided of a measure', () => {
  it.each([
    ['reversed', { implemented: true }, []],
    ['reversed', { implemented: true, hasLifts: true }, ['#/lifts']],
    ['reversed', { implemented: true, hasDecision: true }, ['#/decision']],
    ['reversed', { implemented: false }, ['#/reason']],
    ['reversed', { implemented: false, reason: 'It misreads the law.' }, []],
    ['reversed', { implemented: false, reason: 'x', hasLifts: true }, ['#/lifts']],
    ['partly-reversed', { implemented: true }, ['#/lifts']],
    ['partly-reversed', { implemented: true, hasLifts: true }, []],
    ['partly-reversed', { implemented: true, reason: 'It was labelled.' }, []],
  ] as const)('%s, %j', (outcome, said, pointers) => {
    expect(pointersOf(measureImplementationFaults({ hasDecision: false, outcome, ...said }))).toEqual(pointers);
  });
});
