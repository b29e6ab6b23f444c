import { afterPause, mayBePaused } from './pause.rules.js';

const notice = { type: 'notice' as const, notifierHmac: Buffer.alloc(32), trustedFlaggerId: null };

describe('mayBePaused (Art. 23(2))', () => {
  it.each([
    ['a notice from an address', notice, 'standard', true],
    ['one where a life is at stake', notice, 'threat-to-life', false],
    ['one where a child is at stake', notice, 'child-safety', false],
    ['a flag under the terms', { ...notice, type: 'terms-flag' as const }, 'standard', false],
    ['one without an address', { ...notice, notifierHmac: null }, 'standard', false],
    ['one of a trusted flagger', { ...notice, trustedFlaggerId: 'x' }, 'standard', false],
  ] as const)('%s', (_what, arrived, priority, may) => expect(mayBePaused(arrived, priority)).toBe(may));
});

describe('afterPause', () => {
  const at = (hours: number) => new Date(hours * 3_600_000);
  const urgency = { skill: 'general', priority: 'standard' as const, dueAt: at(34), firstLookDueAt: at(12) };

  it('lets due times run from the end of the pause', () =>
    expect(afterPause(urgency, at(10), at(110))).toEqual({ ...urgency, dueAt: at(134), firstLookDueAt: at(112) }));

  it('leaves them alone without one', () => expect(afterPause(urgency, at(10), null)).toBe(urgency));
});
