import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { complaintsOn } from '../complaints/complaints-on.js';
import { casesOn, restricting, type Cases } from '../decisions/cases-on.js';
import { disputesOn } from '../disputes/disputes-on.js';
import { aMeasure as anInterimMeasure, aRequest, requestsOn } from '../information-requests/requests-on.js';
import { aContent, aRecipient } from '../recipients/contents-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { anEvent } from '../live-events/events-on.js';
import { anOrder, ordersOn } from '../orders/orders-on.js';
import type { Desk } from '../support/desk.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { databaseOn } from '../transparency-database/database-on.js';
import { flaggersOn, scams, violence } from '../trusted-flaggers/flaggers-on.js';

/** A notice as it was kept beside the program, times in seconds. */
export interface KeptNotice {
  reference: string;
  side: 'flagger' | 'other';
  decisionSeconds: number;
  actionSeconds: number;
}

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60 * count);

/** As the worker does when a due time passes; a clock that jumps would leave it behind. */
export const recordBreaches = ({ app }: TestApp) => app.get(JobHandlers).runSweep(recordBreachesSweep);

export async function expectStatus<T>(answer: Promise<{ status: number; body: T }>, wanted: number): Promise<T> {
  const { status, body } = await answer;
  if (status !== wanted) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/**
 * October: ordinary evenings with three notices each, decided after ten minutes; an event on the 8th whose notices took half an hour
 * with somebody at work, one on the 9th with nobody; notices of a trusted flagger, decided after one to five hours.
 */
export async function october(app: TestApp, at: Desk): Promise<KeptNotice[]> {
  const cases = casesOn(app, at);
  const flaggers = await flaggersOn(app, at);
  const kept: KeptNotice[] = [];
  const time = (instant: string) => new Date(instant).getTime();
  const decide = async (
    received: readonly { reference: string; at: number }[],
    decidedAt: number,
    side: KeptNotice['side'],
  ) => {
    app.clock.set(new Date(decidedAt));
    const held = await cases.take(await cases.caseOf(received[0]!.reference));
    const { id } = await expectStatus<{ id: string }>(cases.decide(held, restricting()), 201);
    app.clock.set(new Date(decidedAt + minutes(5)));
    await ordersOn(app, at).confirm(id);
    for (const one of received) {
      const decisionSeconds = (decidedAt - one.at) / 1_000;
      kept.push({ reference: one.reference, side, decisionSeconds, actionSeconds: decisionSeconds + 300 });
    }
  };
  const notifyAt = async (when: number, changes: Record<string, unknown>, by = at.stranger) => {
    app.clock.set(new Date(when));
    return { ...(await cases.notify(changes, by)), at: when };
  };
  for (const day of ['2026-10-06', '2026-10-07'])
    for (const index of [0, 1, 2]) {
      const when = time(`${day}T18:10:00Z`) + minutes(20 * index);
      await decide([await notifyAt(when, {})], when + minutes(10), 'other');
    }
  for (const [key, day] of [
    ['cup-final', '08'],
    ['interview', '09'],
  ])
    await at.system.put(
      `/v1/platforms/${at.platform}/live-events/${key}`,
      anEvent({
        name: key,
        startsAt: `2026-10-${day}T18:00:00Z`,
        endsAt: `2026-10-${day}T20:00:00Z`,
        contentIds: [`stream-${key}`],
      }),
    );
  const aboutEvent = [];
  for (const index of [0, 1, 2, 3, 4])
    aboutEvent.push(
      await notifyAt(time('2026-10-08T18:00:00Z') + minutes(index), { items: [{ contentId: 'stream-cup-final' }] }),
    );
  await decide(aboutEvent, time('2026-10-08T18:34:00Z'), 'other');
  app.clock.set('2026-10-08T21:00:00Z');
  await expectStatus(
    at.moderator.post(`/v1/platforms/${at.platform}/worked-shifts`, {
      startedAt: '2026-10-08T17:30:00Z',
      endedAt: '2026-10-08T20:30:00Z',
    }),
    201,
  );
  await expectStatus(
    flaggers.admin.post(`/v1/platforms/${at.platform}/staff/${at.moderator.id}/profiles`, {
      employment: 'internal',
      employer: 'Forum Ltd',
      fullTimePercent: 50,
      languages: [
        { language: 'en', level: 'C1' },
        { language: 'de', level: 'B1' },
      ],
    }),
    201,
  );
  const flagger = await flaggers.register({ categories: [scams] });
  for (const count of [1, 2, 3, 4, 5]) {
    const when = time(`2026-10-${10 + count}T08:00:00Z`);
    await decide([await notifyAt(when, { category: scams }, flagger.by)], when + hours(count), 'flagger');
  }
  const outside = time('2026-10-20T08:00:00Z');
  await decide(
    [await notifyAt(outside, { category: violence, keyword: undefined }, flagger.by)],
    outside + hours(6),
    'other',
  );
  return kept;
}

export interface November {
  orders: { reference: string; effectSeconds: number | null }[];
  lateComplaint: string;
}

/**
 * November: of three orders one has effect in time, one late, one none. Two complaints, one answered after two days, one never. Three
 * disputes: replied to, reversed and followed; upheld; never replied to, reversed and not followed. Five requests of authorities: answered in time, answered
 * late, withdrawn, not due yet, and an interim measure in effect in time. Two letters, one replied to late.
 */
export async function november(app: TestApp, at: Desk, mails: MailCatcher): Promise<November> {
  const cases = casesOn(app, at);
  const orders = await theOrders(app, at, cases);
  const complaints = complaintsOn(at, cases, mails);
  app.clock.set('2026-11-06T09:00:00Z');
  const [first, second] = [await complaints.told(), await complaints.told()];
  const answered = await complaints.lodged(first.recipientTicket);
  const left = await complaints.lodged(second.recipientTicket);
  app.clock.set('2026-11-08T09:00:00Z');
  const complaint = await complaints.take(answered.reference);
  await expectStatus(complaints.decide(complaint.id, { outcome: 'upheld' }), 201);

  const disputes = disputesOn(app, at);
  app.clock.set('2026-11-09T09:00:00Z');
  const [followed, upheld, silent] = [await disputes.dispute(), await disputes.dispute(), await disputes.dispute()];
  app.clock.set('2026-11-11T09:00:00Z');
  for (const { id } of [followed, upheld]) await expectStatus(disputes.step(id, 'reply', { channel: 'portal' }), 200);
  app.clock.set('2026-11-23T09:00:00Z');
  await recordBreaches(app);
  await disputes.outcome(followed.id);
  await disputes.outcome(upheld.id, { outcome: 'upheld' });
  await disputes.outcome(silent.id);
  const decision = disputes.doingNothing();
  await expectStatus(disputes.step(followed.id, 'implementation', { implemented: true, decision }, at.senior), 200);
  await expectStatus(disputes.step(silent.id, 'implementation', { implemented: false, reason: 'We disagree.' }), 200);

  await theRequests(app, at);
  return { orders, lateComplaint: left.reference };
}

async function theOrders(app: TestApp, at: Desk, cases: Cases): Promise<November['orders']> {
  const orders = ordersOn(app, at);
  const kept: November['orders'] = [];
  for (const [day, memberState, effectAfter] of [
    ['03', 'DE', 5],
    ['04', 'FR', 30],
    ['05', 'DE', null],
  ] as const) {
    app.clock.set(`2026-11-${day}T09:00:00Z`);
    const { contentId } = await cases.described({ email: `ordered-${day}@example.org`, language: 'en' });
    const order = await orders.enter(anOrder({ items: [{ contentId }], memberState, territory: [memberState] }));
    await orders.shown(order.id, ({ receipt }) => receipt !== null);
    if (effectAfter !== null) {
      app.clock.set(new Date(Date.parse(order.deliveredAt) + hours(effectAfter)));
      await recordBreaches(app);
      const held = await cases.take(order.items[0]!.caseId);
      const decided = await expectStatus<{ id: string }>(
        cases.decide(
          held,
          restricting({
            category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
            keyword: 'KEYWORD_HATE_SPEECH',
            statementExemption: 'article-9-order',
          }),
        ),
        201,
      );
      await orders.confirm(decided.id);
      await orders.shown(order.id, ({ state }) => state === 'effected');
    }
    kept.push({ reference: order.reference, effectSeconds: effectAfter === null ? null : effectAfter * 3_600 });
  }
  return kept;
}

async function theRequests(app: TestApp, at: Desk): Promise<void> {
  const on = requestsOn(at);
  const sent = { channel: 'portal', what: 'All of it', isComplete: true };
  const received = { receivedAt: '2026-11-24T09:00:00Z' };
  app.clock.set(received.receivedAt);
  const inTime = await on.registered(
    aRequest({ ...received, dueAt: '2026-11-27T09:00:00Z', authorityReference: 'IN-TIME' }),
  );
  const late = await on.registered(
    aRequest({ ...received, dueAt: '2026-11-25T09:00:00Z', authorityReference: 'LATE' }),
  );
  const withdrawn = await on.registered(aRequest({ ...received, dueAt: '2026-11-25T09:00:00Z' }));
  await on.registered(aRequest({ ...received, dueAt: '2026-12-20T09:00:00Z' }));
  const measure = await on.registered(anInterimMeasure({ ...received, dueAt: '2026-11-25T09:00:00Z' }));
  const letters = `/v1/platforms/${at.platform}/correspondence`;
  const letter = {
    counterpart: 'coordinator',
    counterpartName: 'Coimisiún na Meán',
    memberState: 'IE',
    subject: 'About Irish',
    text: 'Who reads Irish?',
  };
  const asked = await expectStatus<{ id: string }>(
    at.compliance.post<{ id: string }>(letters, {
      ...letter,
      direction: 'received',
      replyDueAt: '2026-11-25T09:00:00Z',
    }),
    201,
  );
  await expectStatus(at.compliance.post(letters, { ...letter, direction: 'received' }), 201);
  app.clock.set('2026-11-24T15:00:00Z');
  await expectStatus(on.step(measure.id, 'effect', { what: 'Amplification switched off' }), 200);
  await expectStatus(on.step(withdrawn.id, 'withdrawal'), 200);
  app.clock.set('2026-11-26T09:00:00Z');
  await recordBreaches(app);
  for (const { id } of [inTime, late]) await expectStatus(on.step(id, 'sendings', sent), 200);
  await expectStatus(at.compliance.post(letters, { ...letter, direction: 'sent', answersId: asked.id }), 201);
}

/**
 * Measures of the platform's own systems, on 26 November and one on 20 October: of the seven five are accepted by the Commission's
 * database, one is held back for the mail address in its words, one is not owed. Two were taken back within November, one after.
 */
export async function ownMeasures(app: TestApp, at: Desk): Promise<void> {
  const database = await databaseOn(app, at);
  const measures = measuresOn(at);
  const day = {
    appliedOn: '2026-11-26',
    occurredAt: '2026-11-26T10:00:00Z',
    statement: { sentAt: '2026-11-26T10:00:01Z' },
  };
  const ofOwner = { id: 'account-of-the-owner', audienceSize: 5_000_000 };
  app.clock.set('2026-11-26T12:00:00Z');
  await at.system.put(
    `/v1/platforms/${at.platform}/contents/of-the-owner`,
    aContent({
      recipient: aRecipient({
        ...ofOwner,
        affiliations: [{ kind: 'owner', source: 'register', validFrom: '2026-01-01' }],
      }),
    }),
  );
  const small = [aMeasure(day), aMeasure(day), aMeasure(day)];
  const large = aMeasure({
    ...day,
    recipient: ofOwner,
    restrictionTypes: ['visibility-removal', 'account-suspension'],
    endsAt: '2026-11-30T10:00:00Z',
  });
  const later = aMeasure({ ...day, recipient: { id: 'broadcaster', audienceSize: 5_000_000 } });
  const held = aMeasure({ ...day, facts: 'Posted by bob@example.org.' });
  const deceptive = aMeasure({ ...day, statement: { exemption: 'deceptive-high-volume' } });
  const before = aMeasure({ appliedOn: '2026-10-20', occurredAt: '2026-10-20T10:00:00Z', statement: undefined });
  try {
    await expectStatus(database.connect({ submitsFrom: '2026-11-25T00:00:00Z' }), 200);
    await measures.bulkOf([...small, large, later, held, deceptive, before]);
    for (const one of [...small, large, later]) await database.measureReached(one, 'accepted');
    await database.measureReached(held, 'held');
    await app.owner.query(`update transparency_submission set environment = 'production'`); // the stand-in is no production host
  } finally {
    await database.stub.close();
  }
  const takeBack = (measure: Record<string, unknown>, reversedAt: string) =>
    at.system.post(`${measures.address}/${String(measure['appliedOn'])}/${String(measure['measureId'])}/reversal`, {
      reversedAt,
    });
  app.clock.set('2026-12-02T09:00:00Z');
  await expectStatus(takeBack(small[0]!, '2026-11-27T10:00:00Z'), 200);
  await expectStatus(takeBack(large, '2026-11-28T10:00:00Z'), 200);
  await expectStatus(takeBack(later, '2026-12-01T10:00:00Z'), 200);
}
