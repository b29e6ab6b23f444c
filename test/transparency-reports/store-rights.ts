import type { Pool } from 'pg';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { PastComplaint, PastDispute, PastOrder, PastSuspension, Rights } from './random-rights.js';
import { insert, recordedAt, type Row, type StoredPlatform } from './store-rows.js';

const hash = Buffer.alloc(32);

interface Persons {
  readonly platformId: string;
  readonly firstDecider: string;
  readonly otherDecider: string;
}

/** Stores what happened on a platform whose history is stored already; its one moderator made all decisions. */
export async function storeRights(owner: Pool, { id: platformId }: StoredPlatform, rights: Rights): Promise<void> {
  const client = await owner.connect();
  const add = (table: string, rows: readonly Row[]) =>
    insert(
      client,
      table,
      rows.map((row) => ({ platform_id: platformId, ...row })),
    );
  try {
    await client.query('begin');
    const { rows } = await client.query<{ id: string }>('select id from staff_member where platform_id = $1', [
      platformId,
    ]);
    const persons = { platformId, firstDecider: rows[0]!.id, otherDecider: newId() };
    await add('staff_member', [
      {
        ...{ id: persons.otherDecider, alias: 'M2', role: 'moderator', languages: ['en'], skills: ['general'] },
        recorded_at: recordedAt,
      },
    ]);
    await storeOrders(add, rights.orders);
    await storeComplaints(add, persons, rights.complaints);
    await storeDisputes(add, persons, rights.disputes);
    await storeSuspensions(add, persons, rights.suspensions);
    await client.query('commit');
  } finally {
    client.release();
  }
}

type Add = (table: string, rows: readonly Row[]) => Promise<void>;

function message(kind: string, entityKind: string, entityId: string, acceptedAt: Date | null): Row {
  const id = newId();
  return {
    ...{ id, channel: 'mail', kind, once_key: id, external_message_id: id },
    ...{ entity_kind: entityKind, entity_id: entityId, state: acceptedAt ? 'accepted' : 'queued' },
    ...{ accepted_at: acceptedAt, occurred_at: acceptedAt ?? recordedAt, recorded_at: recordedAt },
  };
}

function provision(place: PastOrder['place']): Row {
  return {
    provision: place && '§ 130',
    category: place?.category ?? null,
    keyword: place?.keyword ?? null,
  };
}

async function storeOrders(add: Add, orders: readonly PastOrder[]): Promise<void> {
  const later = new Date('2030-01-01T00:00:00Z');
  await add(
    'authority_order',
    orders.map((order) => ({
      ...{ id: order.id, reference: `O-${order.id}`, kind: order.kind, instrument: order.instrument },
      ...{ authority: 'Court', member_state: order.memberState, legal_basis: 'Art. 9', ...provision(order.place) },
      ...{ category_list_version: '2025-07-01', demands: [], territory: [], language: 'en' },
      ...{ may_be_confidential: false, missing_elements: [], channel: 'api', credential_id: newId() },
      ...{ text_id: newId(), text_hash: hash, reply_to_id: newId(), reply_to_hash: hash },
      ...{ delivered_at: order.deliveredAt, delivered_at_source: 'server', recorded_at: recordedAt },
      ...{ profile: 'standard', receipt_due_at: later, effect_due_at: later, receipt_by: order.receipt.by },
      receipt_told_at: order.receipt.by === 'hand' ? order.receipt.toldAt : null,
      state: order.effectiveAt ? 'effected' : 'in-progress',
      effective_at: order.effectiveAt,
      answered_at: order.effectiveAt,
    })),
  );
  await add(
    'message',
    orders
      .filter(({ receipt }) => receipt.by === 'mail')
      .map(({ id, receipt }) => message('order-receipt', 'order', id, receipt.toldAt)),
  );
  await add(
    'order_supplement',
    orders.flatMap(({ id, supplement }) =>
      supplement
        ? [
            {
              ...{ id: newId(), order_id: id, position: 1, ...provision(supplement.place), territory: [] },
              ...{ missing_elements: [], text_id: newId(), text_hash: hash, credential_id: newId() },
              ...{ occurred_at: recordedAt, recorded_at: recordedAt },
            },
          ]
        : [],
    ),
  );
  const items = orders.flatMap((order) =>
    Array.from({ length: order.items }, (_, position) => ({ orderId: order.id, position, subjectId: newId() })),
  );
  await add(
    'subject',
    items.map(({ subjectId }) => ({ id: subjectId, kind: 'content', recorded_at: recordedAt })),
  );
  await add(
    'order_item',
    items.map(({ orderId, position, subjectId }) => ({
      ...{ id: newId(), order_id: orderId, position, location_kind: 'url', location_hmac: hash },
      ...{ subject_id: subjectId, recorded_at: recordedAt },
    })),
  );
}

async function storeComplaints(add: Add, persons: Persons, complaints: readonly PastComplaint[]): Promise<void> {
  await add(
    'complaint',
    complaints.map((complaint) => ({
      ...{ id: complaint.id, reference: `C-${complaint.id}`, decision_id: complaint.decision.id },
      ...{ first_decider: persons.firstDecider, side: complaint.noticeId ? 'notifier' : 'recipient' },
      ...{ notice_id: complaint.noticeId, flagged_under_terms: complaint.onFlag, basis: complaint.basis },
      ...{ of_trusted_flagger: complaint.ofTrustedFlagger, mandated: false, channel: 'form' },
      ...{ received_at: complaint.receivedAt, received_at_source: 'server', recorded_at: recordedAt },
      ...{ text_id: newId(), text_hash: hash },
    })),
  );
  const ended = complaints.flatMap(({ id, end }) => (end ? [{ id, ...end }] : []));
  await add(
    'complaint_decision',
    ended.map(({ id, outcome, decidedAt }) => ({
      ...{ complaint_id: id, id: newId(), outcome, omission: outcome === 'no-decision' ? 'withdrawn' : null },
      ...{ first_decider: persons.firstDecider, decided_by: persons.otherDecider, manifestly_unfounded: false },
      ...{ imposes_new_restriction: false, reasons_id: newId(), reasons_hash: hash },
      ...{ occurred_at: decidedAt, recorded_at: recordedAt },
    })),
  );
  await add(
    'message',
    ended.flatMap(({ id, toldAt }) =>
      toldAt === undefined ? [] : [message('complaint-outcome', 'complaint', id, toldAt)],
    ),
  );
}

function aboutOf({ about }: PastDispute): Row {
  return 'measureId' in about
    ? { decision_id: null, measure_applied_on: about.appliedOn, measure_id: about.measureId }
    : { decision_id: about.id, measure_applied_on: null, measure_id: null };
}

async function storeDisputes(add: Add, persons: Persons, disputes: readonly PastDispute[]): Promise<void> {
  const bodyId = newId();
  await add('dispute_body', [{ id: bodyId, name: 'Body', url: 'https://body.example', recorded_at: recordedAt }]);
  const later = new Date('2030-01-01T00:00:00Z');
  const state = ({ end }: PastDispute) => {
    if (!end) return 'open';
    if (end.implemented) return 'implemented';
    return end.outcome === 'omitted' ? 'withdrawn' : 'decided';
  };
  await add(
    'dispute',
    disputes.map((dispute) => ({
      ...{ id: dispute.id, body_id: bodyId, body_reference: dispute.id, ...aboutOf(dispute) },
      ...{ side: 'recipient', registered_by: persons.firstDecider, received_by_body_at: dispute.receivedAt },
      ...{ notified_at: dispute.receivedAt, recorded_at: recordedAt, state: state(dispute) },
      ...{ reply_due_at: later, outcome_due_at: later, closed_at: dispute.end?.toldAt ?? null },
    })),
  );
  await add(
    'dispute_outcome',
    disputes.flatMap(({ id, end }) =>
      end
        ? [
            {
              ...{ dispute_id: id, outcome: end.outcome, decided_at: end.toldAt, notified_at: end.toldAt },
              ...{ staff_id: persons.firstDecider, recorded_at: recordedAt },
            },
          ]
        : [],
    ),
  );
}

async function storeSuspensions(add: Add, persons: Persons, suspensions: readonly PastSuspension[]): Promise<void> {
  const parties = suspensions.map((suspension) => ({ suspension, partyId: newId(), warningId: newId() }));
  const common = { counted: 3, total: 4, window_from: recordedAt, recorded_at: recordedAt };
  const told = suspensions.map(({ id, startsAt }) => message('misuse-suspension', 'misuse-suspension', id, startsAt));
  await add('message', told);
  const messageOf = (index: number) => told[index]!['id'];
  await add(
    'misuse_party',
    parties.map(({ partyId }) => ({ id: partyId, address_hmac: Buffer.from(partyId), recorded_at: recordedAt })),
  );
  await add(
    'misuse_warning',
    parties.map(({ suspension, partyId, warningId }, index) => ({
      ...{ ...common, id: warningId, party_id: partyId, kind: suspension.kind, message_id: messageOf(index) },
      ...{ reasons_id: newId(), reasons_hash: hash, given_by: persons.firstDecider, occurred_at: recordedAt },
    })),
  );
  await add(
    'misuse_suspension',
    parties.map(({ suspension, partyId, warningId }, index) => ({
      ...{ ...common, id: suspension.id, party_id: partyId, kind: suspension.kind, warning_id: warningId },
      ...{ gravity: 'minor', intention_known: false, text_id: newId(), text_hash: hash },
      ...{ decided_by: persons.firstDecider, message_id: messageOf(index), starts_at: suspension.startsAt },
      ends_at: new Date(suspension.startsAt.getTime() + 86_400_000),
    })),
  );
}
