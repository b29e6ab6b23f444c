import type { Outcome } from './answer.rules.js';
import { settle, type BatchMember } from './settlement.rules.js';

const now = new Date('2026-11-22T10:00:00Z');
const member = (id: string, changes: Partial<BatchMember> = {}): BatchMember => ({
  id,
  attempts: 1,
  unanswered: false,
  batchLimit: 100,
  ...changes,
});
const settled = (members: BatchMember[], outcome: Outcome) => {
  const { changes, ...queue } = settle(members, outcome, now, 0);
  return {
    ...queue,
    changes: changes.map(({ id, step, faults, batchLimit, nextAt }) => [
      id,
      step,
      ...faults,
      ...(batchLimit < 100 ? [batchLimit] : []),
      ...(nextAt ? [(nextAt.getTime() - now.getTime()) / 1_000] : []),
    ]),
  };
};
const three = [member('a'), member('b'), member('c')];
const still = { pause: null, waitsUntil: null };

describe('what an answer does to the statements in a call (reference, sections 9 and 10)', () => {
  it('201: those it names are there, the others are unknown', () => {
    const taken = [{ puid: 'b', uuid: 'u', createdAt: now, permalink: '' }];
    expect(settled(three, { kind: 'created', taken })).toEqual({
      ...still,
      changes: [
        ['a', 'lose', 60],
        ['b', 'accept'],
        ['c', 'lose', 60],
      ],
    });
  });

  it('422 with positions: sets those aside and sends the rest at once', () => {
    expect(settled(three, { kind: 'invalid', fields: new Map([[1, ['category', 'puid']]]) }).changes).toEqual([
      ['a', 'put-back', 0],
      ['b', 'refuse', 'category:refused', 'puid:refused'],
      ['c', 'put-back', 0],
    ]);
  });

  it('"not unique" without a lost answer is no proof but an alarm', () => {
    expect(settled(three, { kind: 'not-unique', puids: ['b'] }).changes).toEqual([
      ['a', 'put-back', 0],
      ['b', 'give-up', 'puid:not-unique'],
      ['c', 'put-back', 0],
    ]);
  });

  it('"not unique" after a lost answer waits for the dump', () => {
    const lost = ['a', 'b'].map((id) => member(id, { unanswered: true }));
    expect(settled(lost, { kind: 'not-unique', puids: ['a', 'b'] }).changes).toEqual([
      ['a', 'find-not-unique'],
      ['b', 'find-not-unique'],
    ]);
  });

  it('"not unique" of one alone points to a first attempt that still runs: the others wait', () => {
    const lost = ['a', 'b'].map((id) => member(id, { unanswered: true }));
    expect(settled(lost, { kind: 'not-unique', puids: ['a'] }).changes).toEqual([
      ['a', 'find-not-unique'],
      ['b', 'lose', 60],
    ]);
  });

  it('"not unique" of what is not ours is not understood', () => {
    expect(settled([member('a')], { kind: 'not-unique', puids: ['x'] }).changes).toEqual([['a', 'lose', 60]]);
  });

  it.each(['malformed', 'too-large'] as const)('%s: halves the batch, refuses a single one', (kind) => {
    expect(settled(three, { kind }).changes).toEqual([
      ['a', 'put-back', 2, 0],
      ['b', 'put-back', 2, 0],
      ['c', 'put-back', 2, 0],
    ]);
    expect(settled([member('a')], { kind }).changes).toEqual([['a', 'refuse', `payload:${kind}`]]);
  });

  it.each(['token-refused', 'misconfigured'] as const)('%s: the queue stands still, all goes back', (kind) => {
    const one = member('b', { unanswered: true });
    expect(settled([member('a'), one], { kind })).toEqual({
      pause: kind,
      waitsUntil: null,
      changes: [
        ['a', 'put-back', 0],
        ['b', 'lose', 0],
      ],
    });
  });

  it('429: the queue waits as long as asked', () => {
    expect(settled([member('a')], { kind: 'throttled', retryAfterSeconds: 30 })).toEqual({
      pause: null,
      waitsUntil: new Date('2026-11-22T10:00:30Z'),
      changes: [['a', 'put-back', 0]],
    });
  });

  it('500: unknown a few times, then halved, then the culprit is set aside', () => {
    const after = (attempts: number, ids: string[]) =>
      settled(
        ids.map((id) => member(id, { attempts })),
        { kind: 'server-error' },
      ).changes;
    expect(after(1, ['a', 'b'])).toEqual([
      ['a', 'lose', 60],
      ['b', 'lose', 60],
    ]);
    expect(after(3, ['a', 'b'])).toEqual([
      ['a', 'lose', 1, 240],
      ['b', 'lose', 1, 240],
    ]);
    expect(after(4, ['a'])).toEqual([['a', 'give-up', 'payload:server-error']]);
  });

  it('no answer: sent again later and later, for days, then a person must look', () => {
    expect(settled([member('a', { attempts: 3 })], { kind: 'lost' }).changes).toEqual([['a', 'lose', 240]]);
    expect(settled([member('a', { attempts: 100 })], { kind: 'lost' }).changes).toEqual([
      ['a', 'give-up', 'payload:no-answer'],
    ]);
  });
});
