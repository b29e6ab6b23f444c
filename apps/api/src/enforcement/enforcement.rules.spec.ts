import {
  attentionOf,
  channelOf,
  commandAfter,
  commandDueAt,
  commandFor,
  effectFault,
  effectMeant,
  isInForce,
  moveAfterConfirmation,
  moveOf,
  planRestrictions,
  repeats,
  restrictionAfter,
  startOfCommand,
  type CommandMove,
  type RestrictionMove,
} from './enforcement.rules.js';
import {
  commandStates,
  confirmationOutcomes,
  restrictionStates,
  type CommandState,
  type RestrictionState,
  type RestrictionTerms,
} from './restriction.js';

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);

describe('a restriction', () => {
  const moves: RestrictionMove[] = ['effect', 'failure', 'gone', 'change', 'lift', 'end'];
  const table: Record<RestrictionState, (RestrictionState | null)[]> = {
    imposed: ['in-effect', 'failed', 'expired', 'imposed', 'lifted', 'expired'],
    'in-effect': ['in-effect', 'failed', 'expired', 'imposed', 'lifted', 'expired'],
    failed: ['in-effect', 'failed', 'expired', 'imposed', 'lifted', 'expired'],
    lifted: ['lifted', 'lifted', 'lifted', null, null, null],
    expired: ['expired', 'expired', 'expired', null, null, null],
  };
  const rows = restrictionStates.flatMap((state) =>
    moves.map((move, index) => [state, move, table[state][index]!] as const),
  );

  it.each(rows)('that is %s goes by "%s" to %s', (state, move, after) => {
    expect(restrictionAfter(state, move)).toBe(after);
  });

  it.each(restrictionStates)('that is %s is in force unless a decision or its time ended it', (state) => {
    expect(isInForce(state)).toBe(!['lifted', 'expired'].includes(state));
  });
});

describe('a command', () => {
  const moves: CommandMove[] = ['send', 'settle', 'supersede'];
  const table: Record<CommandState, (CommandState | null)[]> = {
    waiting: ['open', null, 'superseded'],
    open: [null, 'confirmed', 'superseded'],
    confirmed: [null, null, null],
    superseded: [null, null, null],
  };
  const rows = commandStates.flatMap((state) =>
    moves.map((move, index) => [state, move, table[state][index]!] as const),
  );

  it.each(rows)('that is %s goes by "%s" to %s', (state, move, after) => {
    expect(commandAfter(state, move)).toBe(after);
  });

  it.each([
    ['done', false, 'settle'],
    ['partly', true, 'settle'],
    ['gone', false, 'settle'],
    ['failed', false, null],
    ['refused', false, null],
    ['failed', true, 'supersede'],
    ['refused', true, 'supersede'],
  ] as const)('confirmed as %s (a newer one waits: %s) makes the move %s', (outcome, newerWaits, move) => {
    expect(moveAfterConfirmation(outcome, newerWaits)).toBe(move);
  });

  it('starts at once when none is in flight', () => {
    expect(startOfCommand(null)).toEqual({ state: 'open', givesWay: false });
  });

  it('waits for one in flight, so that a late "impose" cannot follow a "lift"', () => {
    expect(startOfCommand({ lastOutcome: null })).toEqual({ state: 'waiting', givesWay: false });
  });

  it('takes the place of one that failed', () => {
    expect(startOfCommand({ lastOutcome: 'failed' })).toEqual({ state: 'open', givesWay: true });
  });

  it.each([
    ['imposed', 'impose'],
    ['changed', 'change'],
    ['lifted', 'lift'],
    ['expired', 'lift'],
  ] as const)('for a revision %s asks to %s', (revision, kind) => expect(commandFor(revision)).toBe(kind));

  it.each(confirmationOutcomes)('to lift moves no restriction, whatever the outcome (%s)', (outcome) => {
    expect(moveOf('lift', outcome)).toBeNull();
    expect(moveOf('impose', outcome)).not.toBeNull();
  });

  it('is pulled where the webhook has no endpoint', () => {
    expect(channelOf({ enforcementChannel: 'webhook', hasWebhook: false })).toBe('pull');
    expect(channelOf({ enforcementChannel: 'webhook', hasWebhook: true })).toBe('webhook');
    expect(channelOf({ enforcementChannel: 'manual', hasWebhook: false })).toBe('manual');
  });

  it('is due after what the targets leave between decision and action', () => {
    const target = { category: null, notifierKind: null, validFrom: at('00:00') };
    const targets = [
      { ...target, responseTime: 'decision' as const, seconds: 3600 },
      { ...target, responseTime: 'action' as const, seconds: 5400 },
    ];
    expect(commandDueAt(targets, {}, at('10:00'))).toEqual(at('10:30'));
  });

  it('is due in an hour where the targets leave no time', () => {
    const target = { category: null, notifierKind: null, validFrom: at('00:00'), seconds: 60 };
    const targets = [
      { ...target, responseTime: 'decision' as const },
      { ...target, responseTime: 'action' as const },
    ];
    expect(commandDueAt(targets, {}, at('10:00'))).toEqual(at('11:00'));
  });
});

describe('the plan of a superseding decision', () => {
  const removal: RestrictionTerms = { type: 'visibility-removal', territory: ['BE', 'DE'], endsAt: null };
  const suspension: RestrictionTerms = { type: 'account-suspension', territory: ['DE'], endsAt: at('12:00') };

  it('keeps what stays the same, in whatever order the territory is written', () => {
    const plan = planRestrictions([removal], [{ ...removal, territory: ['DE', 'BE'] }]);
    expect(plan).toEqual({ kept: [removal], changed: [], lifted: [], imposed: [] });
  });

  it.each([
    ['territory', { ...suspension, territory: ['FR'] }],
    ['end', { ...suspension, endsAt: at('13:00') }],
    ['no end', { ...suspension, endsAt: null }],
  ])('changes what has another %s', (_what, terms) => {
    expect(planRestrictions([suspension], [terms])).toEqual({
      kept: [],
      changed: [{ restriction: suspension, terms }],
      lifted: [],
      imposed: [],
    });
  });

  it('lifts what is not wanted any more and imposes what is new', () => {
    const plan = planRestrictions([removal], [suspension]);
    expect(plan).toEqual({ kept: [], changed: [], lifted: [removal], imposed: [suspension] });
  });

  it('of a first decision imposes everything', () => {
    expect(planRestrictions([], [removal, suspension]).imposed).toEqual([removal, suspension]);
  });
});

describe('the instant of a confirmation', () => {
  it.each([
    ['an effect without an instant', 'done', null, 'must say when'],
    ['something gone without an instant', 'gone', null, 'must say when'],
    ['an effect before the decision', 'done', at('09:59'), 'before the decision'],
    ['an effect in the future', 'partly', at('11:01'), 'in the future'],
    ['a failure with an instant', 'failed', at('10:30'), 'must be left out'],
    ['a refusal with an instant', 'refused', at('10:30'), 'must be left out'],
  ] as const)('refuses %s', (_what, outcome, effectiveAt, fault) => {
    expect(effectFault({ outcome, effectiveAt }, at('10:00'), at('11:00'))).toContain(fault);
  });

  it.each([
    ['at the decision', 'done', at('10:00')],
    ['now', 'partly', at('11:00')],
    ['of something gone', 'gone', at('10:30')],
    ['that a failure does not have', 'failed', null],
    ['that a refusal does not have', 'refused', null],
  ] as const)('takes one %s', (_what, outcome, effectiveAt) => {
    expect(effectFault({ outcome, effectiveAt }, at('10:00'), at('11:00'))).toBeUndefined();
  });
});

describe('an instant that is told to the second', () => {
  const decidedAt = new Date('2026-11-02T10:00:05.600Z');
  it('is the decision’s own when it names the decision’s second', () =>
    expect(effectMeant(new Date('2026-11-02T10:00:05Z'), decidedAt)).toBe(decidedAt));

  it.each(['2026-11-02T10:00:04Z', '2026-11-02T10:00:05.100Z', '2026-11-02T10:00:06Z'])('is what it says: %s', (told) =>
    expect(effectMeant(new Date(told), decidedAt)).toEqual(new Date(told)),
  );

  it('is nobody’s where none is told', () => expect(effectMeant(null, decidedAt)).toBeNull());
});

describe('a repeated confirmation', () => {
  const done = { outcome: 'done', effectiveAt: at('10:00') } as const;

  it('is the same outcome at the same instant', () => {
    expect(repeats(done, { ...done, effectiveAt: at('10:00') })).toBe(true);
    expect(repeats({ outcome: 'failed', effectiveAt: null }, { outcome: 'failed', effectiveAt: null })).toBe(true);
  });

  it('is none with another outcome, another instant, or nothing before it', () => {
    expect(repeats(done, { ...done, outcome: 'partly' })).toBe(false);
    expect(repeats(done, { ...done, effectiveAt: at('10:01') })).toBe(false);
    expect(repeats(done, null)).toBe(false);
  });
});

describe('attention', () => {
  const open = { state: 'open', dueAt: at('10:00'), lastOutcome: null } as const;

  it.each([
    ['overdue after its due time', open, at('10:01'), 'overdue'],
    ['nothing before it', open, at('10:00'), null],
    ['the failure of an open one', { ...open, lastOutcome: 'failed' as const }, at('09:00'), 'failed'],
    ['the refusal of an open one', { ...open, lastOutcome: 'refused' as const }, at('11:00'), 'refused'],
    ['nothing of a confirmed one', { ...open, state: 'confirmed' as const }, at('11:00'), null],
    ['nothing of a superseded one', { ...open, state: 'superseded' as const }, at('11:00'), null],
    ['nothing where there is no command', null, at('11:00'), null],
  ] as const)('is %s', (_what, command, now, attention) => expect(attentionOf(command, now)).toBe(attention));
});
