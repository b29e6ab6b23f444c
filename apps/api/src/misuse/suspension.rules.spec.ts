import {
  endFaults,
  serviceSuspensionFaults,
  stateAfter,
  stateOf,
  suspensionStates,
  warningFaults,
  type SuspensionMove,
  type WarningFacts,
} from './suspension.rules.js';

const now = new Date('2026-11-22T10:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

describe('a suspension (Art. 23)', () => {
  const allowed: Record<string, string> = {
    'in-force expire': 'expired',
    'in-force lift': 'lifted',
    'in-force reverse': 'reversed',
    'expired reverse': 'reversed',
    'lifted reverse': 'reversed',
  };
  const walks = suspensionStates.flatMap((state) =>
    (['expire', 'lift', 'reverse'] as SuspensionMove[]).map((move) => [state, move] as const),
  );

  it.each(walks)('%s: %s', (state, move) => expect(stateAfter(state, move)).toBe(allowed[`${state} ${move}`] ?? null));

  it.each([
    ['in force until the instant of its end', { endsAt: days(1) }, 'in-force'],
    ['expired from that instant on', { endsAt: now }, 'expired'],
    ['lifted', { endsAt: days(1), endedBy: ['lifted' as const] }, 'lifted'],
    ['lifted, also after the end that it had', { endsAt: now, endedBy: ['lifted' as const] }, 'lifted'],
    ['reversed on complaint', { endsAt: days(1), endedBy: ['complaint' as const] }, 'reversed'],
    ['reversed on complaint after its end', { endsAt: now, endedBy: ['complaint' as const] }, 'reversed'],
    ['reversed with its decision', { endsAt: days(1), decisionSuperseded: true }, 'reversed'],
  ])('is %s', (_what, facts, state) =>
    expect(stateOf({ endedBy: [], decisionSuperseded: false, ...facts }, now)).toBe(state),
  );
});

describe('endFaults', () => {
  it.each([
    ['the longest', days(30), []],
    ['longer', new Date(days(30).getTime() + 1), ["must lie at most 30 days ahead: so the platform's policy says"]],
    ['now', now, ['must lie in the future']],
    ['none', undefined, ['must say when the suspension ends (Art. 23)']],
  ])('%s', (_what, endsAt, details) =>
    expect(endFaults(endsAt, 30, now, '#/endsAt').map(({ detail }) => detail)).toEqual(details),
  );
});

describe('warningFaults: a prior warning', () => {
  const warning: WarningFacts = {
    partyId: 'p',
    kind: 'notices',
    occurredAt: days(-2),
    acceptedAt: days(-1),
    bounced: false,
    used: false,
    countedSince: 1,
  };
  const wanted = { partyId: 'p', kind: 'notices' };

  it('that was heard and not heeded will do', () => expect(warningFaults(warning, wanted, '#/warningId')).toEqual([]));

  it.each([
    ['none', null],
    ['to somebody else', { ...warning, partyId: 'q' }],
    ['about something else', { ...warning, kind: 'complaints' }],
    ['that a suspension followed', { ...warning, used: true }],
    ['that was not sent', { ...warning, acceptedAt: null }],
    ['that came back', { ...warning, bounced: true }],
    ['that was heeded', { ...warning, countedSince: 0 }],
  ])('%s will not', (_what, given) =>
    expect(warningFaults(given, wanted, '#/warningId').map(({ pointer }) => pointer)).toEqual(['#/warningId']),
  );
});

describe('serviceSuspensionFaults: a suspension of the service (Art. 23(1))', () => {
  const suspension = { type: 'account-suspension' as const, endsAt: days(10) };
  const pointersOf = (decision: Parameters<typeof serviceSuspensionFaults>[0]) =>
    serviceSuspensionFaults(decision, 30, now).faults.map(({ pointer }) => pointer);

  it('ends with the last of its restrictions', () => {
    const restrictions = [suspension, { type: 'service-partial-suspension' as const, endsAt: days(20) }];
    expect(serviceSuspensionFaults({ subjectKind: 'account', restrictions }, 30, now)).toEqual({
      faults: [],
      endsAt: days(20),
    });
  });

  it.each([
    ['about a content', { subjectKind: 'content', restrictions: [suspension] }, ['#/misuse']],
    [
      'without a suspension',
      { subjectKind: 'account', restrictions: [{ type: 'visibility-removal' as const }] },
      ['#/misuse'],
    ],
    [
      'without an end',
      { subjectKind: 'account', restrictions: [{ ...suspension, endsAt: null }] },
      ['#/restrictions/0/endsAt'],
    ],
    [
      'for too long',
      { subjectKind: 'account', restrictions: [{ ...suspension, endsAt: days(31) }] },
      ['#/restrictions/0/endsAt'],
    ],
  ])('is refused %s', (_what, decision, pointers) => expect(pointersOf(decision)).toEqual(pointers));
});
