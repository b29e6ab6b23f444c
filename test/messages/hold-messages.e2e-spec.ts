import type { Tx } from '../../apps/api/src/infrastructure/database/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import {
  type HeldEntity,
  Holds,
  Messages,
  type NewHold,
  type NewMail,
  releaseHeldMessagesSweep,
} from '../../apps/api/src/infrastructure/messages/index.js';
import { until } from '../jobs/worker-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { aMail } from './messages-on.js';

let app: TestApp;
let forum: Desk;
let mails: MailCatcher;
let holds: Holds;
let address: string;
let entity: HeldEntity;

beforeAll(async () => {
  ({ app, mail: mails } = await appWithMail());
  forum = await desk(app);
  holds = app.app.get(Holds);
});
afterAll(() => app.stop());
beforeEach(() => {
  entity = { kind: 'order', id: newId() };
  address = `eve-${entity.id}@example.org`;
});

const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.db.transaction(work);
const inHours = (hours: number): Date => new Date(app.clock.now().getTime() + hours * 3_600_000);
const sweep = () => app.app.get(JobHandlers).runSweep(releaseHeldMessagesSweep);

const place = (hold: Partial<NewHold> = {}) =>
  transaction((tx) =>
    holds.place(tx, {
      platformId: forum.platformId,
      entity,
      legalBasis: 'Art. 10(5) DSA; Section 101 of the Code',
      authority: 'Public prosecutor of Ghent',
      approvedBy: forum.senior.id,
      expiresAt: inHours(24),
      now: app.clock.now(),
      ...hold,
    }),
  );

/** About the thing, whatever holds lie on it. */
const queue = (mail: Partial<NewMail<{ name: string }>> = {}) =>
  transaction((tx) =>
    app.app.get(Messages).queueMail(
      tx,
      aMail(forum.platformId, {
        kind: 'statement',
        onceKey: `statement:${newId()}`,
        to: { email: address },
        occurredAt: app.clock.now(),
        holdOn: [entity],
        ...mail,
      }),
    ),
  );

const lift = (holdId: string) =>
  transaction((tx) => holds.end(tx, forum.platformId, holdId, { endedBy: forum.senior.id, now: app.clock.now() }));

async function message(messageId: string): Promise<{ state: string; due_at: Date | null; hold_id: string | null }> {
  const [row] = await app.db.query<{ state: string; due_at: Date | null; hold_id: string | null }>(
    'select state, due_at, hold_id from message where id = $1',
    [messageId],
  );
  if (!row) throw new Error('No such message');
  return row;
}

const changesOf = async (holdId: string) =>
  (
    await app.db.query<{ kind: string }>(
      'select kind from message_hold_change where hold_id = $1 order by recorded_at, id',
      [holdId],
    )
  ).map(({ kind }) => kind);

const arrived = () => mails.mails.filter((mail) => JSON.stringify(mail.to).includes(address));
const accepted = (messageId: string) => until(async () => (await message(messageId)).state === 'accepted');

describe('a hold on messages', () => {
  it('lets them wait, and sends them by itself when it expires', async () => {
    const holdId = await place();
    const { messageId } = await queue({ dueAt: inHours(1) });
    expect(await message(messageId)).toEqual({ state: 'held', due_at: inHours(25), hold_id: holdId });
    await sweep();
    expect(await message(messageId)).toMatchObject({ state: 'held' });
    app.clock.move({ hours: 24 });
    await sweep();
    await accepted(messageId);
    expect(arrived()).toHaveLength(1);
    expect(await changesOf(holdId)).toEqual(['placed', 'expired']);
  });

  it('sends them at once when it is lifted, with the time to deliver from then on', async () => {
    const holdId = await place();
    const { messageId } = await queue({ dueAt: inHours(2) });
    app.clock.move({ hours: 3 });
    expect(await lift(holdId)).toBe(true);
    await accepted(messageId);
    expect((await message(messageId)).due_at).toEqual(inHours(2));
    expect(await lift(holdId)).toBe(false);
    expect(await changesOf(holdId)).toEqual(['placed', 'lifted']);
  });

  it('is extended with an approver, and due times move along', async () => {
    const holdId = await place();
    const { messageId } = await queue({ dueAt: inHours(1) });
    await transaction((tx) =>
      holds.extend(tx, forum.platformId, holdId, {
        expiresAt: inHours(48),
        approvedBy: forum.compliance.id,
        now: app.clock.now(),
      }),
    );
    expect(await message(messageId)).toMatchObject({ state: 'held', due_at: inHours(49) });
    expect(await changesOf(holdId)).toEqual(['placed', 'extended']);
    await transaction(async (tx) => {
      expect(await holds.listOf(tx, forum.platformId, entity)).toMatchObject([
        { id: holdId, approvedBy: forum.senior.id, authority: 'Public prosecutor of Ghent', heldMessages: 1 },
      ]);
    });
    await lift(holdId);
    await accepted(messageId);
  });

  it('is not extended once it is over', async () => {
    const holdId = await place();
    app.clock.move({ hours: 24 });
    const again = transaction((tx) =>
      holds.extend(tx, forum.platformId, holdId, {
        expiresAt: inHours(24),
        approvedBy: forum.senior.id,
        now: app.clock.now(),
      }),
    );
    await expect(again).rejects.toMatchObject({ status: 409 });
  });

  it('may not end before it begins', async () => {
    await expect(place({ expiresAt: app.clock.now() })).rejects.toMatchObject({ status: 422 });
    expect(await app.db.query('select from message_hold where entity_id = $1', [entity.id])).toEqual([]);
  });

  it.each([
    ['a legal basis', { legalBasis: ' ' }],
    ['an authority', { authority: '' }],
    ['an approver', { approvedBy: newId() }],
  ])('does not exist without %s', async (_what, hold) => {
    await expect(place(hold)).rejects.toThrow();
  });

  it('that has ended holds nothing any more', async () => {
    const holdId = await place();
    await lift(holdId);
    const { messageId } = await queue();
    await accepted(messageId);
  });

  it('sends once when it is lifted at the instant of its expiry', async () => {
    const holdId = await place();
    const { messageId } = await queue();
    app.clock.move({ hours: 24 });
    const [lifted] = await Promise.all([lift(holdId), sweep(), sweep(), lift(holdId)]);
    await accepted(messageId);
    expect(arrived()).toHaveLength(1);
    expect(await changesOf(holdId)).toEqual(['placed', lifted ? 'lifted' : expect.stringMatching(/lifted|expired/)]);
  });

  it('strands no message that is queued while it is lifted', async () => {
    const holdId = await place();
    const queued = await Promise.all([queue(), lift(holdId), queue(), queue()]);
    for (const one of queued) if (typeof one === 'object') await accepted(one.messageId);
  });

  it('hands its messages to another hold on the same thing', async () => {
    const first = await place();
    const { messageId } = await queue({ dueAt: inHours(1) });
    const second = await place({ expiresAt: inHours(72) });
    await transaction(async (tx) => {
      const inForce = await holds.activeFor(tx, forum.platformId, entity, app.clock.now());
      expect(inForce).toEqual({ id: second, expiresAt: inHours(72) });
    });
    await lift(first);
    expect(await message(messageId)).toEqual({ state: 'held', hold_id: second, due_at: inHours(73) });
    await Promise.all([lift(second), sweep()]);
    await accepted(messageId);
  });

  it('hands its messages to a hold on another thing that they are about, whichever ends first (Art. 9(5), 18)', async () => {
    const investigated = { kind: 'case', id: newId() };
    const ofOrder = await place();
    const { messageId } = await queue({ dueAt: inHours(1), holdOn: [entity, investigated] });
    const ofCase = await place({ entity: investigated, expiresAt: inHours(72) });
    app.clock.move({ hours: 24 });
    await sweep();
    expect(await changesOf(ofOrder)).toEqual(['placed', 'expired']);
    expect(await message(messageId)).toEqual({ state: 'held', hold_id: ofCase, due_at: inHours(49) });
    const again = await place({ expiresAt: inHours(1) });
    await Promise.all([lift(ofCase), sweep()]);
    expect(await message(messageId)).toEqual({ state: 'held', hold_id: again, due_at: inHours(2) });
    await Promise.all([lift(again), lift(ofCase)]);
    await accepted(messageId);
    expect(arrived()).toHaveLength(1);
  });

  it('is seen in the ledger by those alone who may know of it', async () => {
    const holdId = await place();
    const { messageId } = await queue({ dueAt: inHours(1) });
    const ledger = `/v1/platforms/forum/messages`;
    const seenBy = async (who: { get: typeof forum.senior.get }) => (await who.get(`${ledger}/${messageId}`)).body;
    expect(await seenBy(forum.senior)).toMatchObject({ state: 'held', dueAt: inHours(25).toISOString() });
    expect(await seenBy(forum.moderator)).toMatchObject({ state: 'queued', dueAt: null });
    const listed = async (state: string) =>
      (await forum.moderator.get<{ items: { id: string }[] }>(`${ledger}?state=${state}`)).body.items.map(
        ({ id }) => id,
      );
    expect(await listed('held')).toEqual([]);
    expect(await listed('queued')).toContain(messageId);
    await lift(holdId);
    await accepted(messageId);
  });

  it('is no other platform’s', async () => {
    const holdId = await place();
    const other = await desk(app, { key: 'other' });
    const lifted = transaction((tx) =>
      holds.end(tx, other.platformId, holdId, { endedBy: other.senior.id, now: app.clock.now() }),
    );
    await expect(lifted).rejects.toMatchObject({ status: 404 });
  });
});
