import { all, casesOfDecision, casesOfItems, type RecordParts, textsOf } from './part-queries.js';
import type { RecordKind } from './record.js';

/** Kinds that belong to the office and its systems rather than to a person who came to it. */
export type OfficeKind = Exclude<
  RecordKind,
  | 'notice'
  | 'case'
  | 'complaint'
  | 'dispute'
  | 'order'
  | 'suspicion'
  | 'recipient'
  | 'content'
  | 'misuse-party'
  | 'message'
  | 'evidence-bundle'
>;

const none = 'select null::uuid where $1::uuid is null and $2::uuid is null';

const casesOfOrders = (orders: string) =>
  casesOfItems(`select i.id from order_item i where i.platform_id = $1 and i.order_id in (${orders})`);

const casesOfDisputes = (disputes: string) =>
  casesOfDecision(`select u.decision_id from dispute u where u.platform_id = $1 and u.id in (${disputes})`);

/** What is about a case goes with the case: here is the rest. */
const withoutCase = (table: string) => `(select o.platform_id, o.id from ${table} o where o.case_id is null)`;

/** Sealed texts that no row holds alone: the rows that point at them are too many to be records. */
const payloadKinds = `('transparency-database-payloads', 'transparency-measure-payload')`;

export const officeParts: Readonly<Record<OfficeKind, RecordParts>> = {
  letter: {
    table: 'correspondence',
    endedAt: 'select c.occurred_at from correspondence c where c.platform_id = $1 and c.id = $2',
    cases: `select l.case_id from correspondence_link l where l.platform_id = $1 and l.correspondence_id = $2
      union ${casesOfOrders('select l.order_id from correspondence_link l where l.platform_id = $1 and l.correspondence_id = $2')}
      union ${casesOfDisputes('select l.dispute_id from correspondence_link l where l.platform_id = $1 and l.correspondence_id = $2')}`,
    texts: textsOf('correspondence', 'id', 'text_id'),
    files: 'select f.storage_key from correspondence_file f where f.platform_id = $1 and f.correspondence_id = $2',
  },
  'legal-referral': {
    table: withoutCase('legal_referral'),
    endedAt: `select coalesce(r.closed_at, r.asked_at) from legal_referral r
      where r.platform_id = $1 and r.id = $2 and r.case_id is null`,
    cases: `${casesOfOrders('select r.order_id from legal_referral r where r.platform_id = $1 and r.id = $2')}
      union ${casesOfDisputes('select r.dispute_id from legal_referral r where r.platform_id = $1 and r.id = $2')}`,
    texts: textsOf('legal_note', 'referral_id', 'text_id'),
  },
  instruction: {
    table: withoutCase('instruction'),
    endedAt: `select coalesce(i.settled_at, i.received_at) from instruction i
      where i.platform_id = $1 and i.id = $2 and i.case_id is null`,
    cases: none,
    texts: textsOf('instruction', 'id', 'text_id', 'settled_text_id'),
  },
  'information-request': {
    table: 'information_request',
    endedAt: `select max(e.recorded_at) from information_request_event e
      where e.platform_id = $1 and e.request_id = $2 having count(*) > 0`,
    cases: none,
    texts: all(
      textsOf('information_request', 'id', 'text_id'),
      textsOf('information_request_event', 'request_id', 'text_id'),
    ),
  },
  'legal-hold': {
    table: 'legal_hold',
    endedAt: `select coalesce(h.ended_at, h.expires_at, h.placed_at) from legal_hold h
      where h.platform_id = $1 and h.id = $2`,
    cases: none,
    texts: textsOf('legal_hold', 'id', 'reason_id', 'end_reason_id'),
  },
  'flagger-referral': {
    table: 'trusted_flagger_referral',
    endedAt: `select coalesce(max(e.occurred_at), max(r.recorded_at)) from trusted_flagger_referral r
      left join trusted_flagger_referral_event e on e.platform_id = r.platform_id and e.referral_id = r.id
      where r.platform_id = $1 and r.id = $2 group by r.id`,
    cases: none,
    texts: textsOf('trusted_flagger_referral', 'id', 'explanation_id'),
  },
  'staff-member': {
    table: 'staff_member',
    endedAt: 'select coalesce(s.left_at, s.recorded_at) from staff_member s where s.platform_id = $1 and s.id = $2',
    cases: none,
    texts: textsOf('staff_member', 'id', 'identity_id'),
  },
  'declared-interest': {
    table: withoutCase('declared_interest'),
    endedAt: `select coalesce(d.ended_at, s.left_at, d.recorded_at)
      from declared_interest d join staff_member s on s.platform_id = d.platform_id and s.id = d.staff_id
      where d.platform_id = $1 and d.id = $2 and d.case_id is null`,
    cases: none,
    texts: textsOf('declared_interest', 'id', 'reason_id'),
  },
  'worked-shift': {
    table: 'worked_shift',
    endedAt: 'select coalesce(w.ended_at, w.started_at) from worked_shift w where w.platform_id = $1 and w.id = $2',
    cases: none,
    texts: textsOf('handover_note', 'worked_shift_id', 'text_id'),
  },
  surge: {
    table: 'surge',
    endedAt: 'select coalesce(u.ended_at, u.began_at) from surge u where u.platform_id = $1 and u.id = $2',
    cases: none,
    texts: textsOf('surge_event', 'surge_id', 'text_id'),
  },
  'measure-text': {
    table: 'measure_text',
    endedAt: `select (t.last_used_on + 1)::timestamp at time zone 'UTC' from measure_text t
      where t.platform_id = $1 and t.id = $2`,
    cases: none,
    texts: 'select t.id from measure_text t where t.platform_id = $1 and t.id = $2',
  },
  payload: {
    table: `(select t.platform_id, t.id from sealed_text t where t.kind in ${payloadKinds})`,
    endedAt: `select t.recorded_at from sealed_text t
      where t.platform_id = $1 and t.id = $2 and t.kind in ${payloadKinds}`,
    cases: none,
    texts: `select t.id from sealed_text t where t.platform_id = $1 and t.id = $2 and t.kind in ${payloadKinds}`,
  },
  'payload-answer': {
    table: 'transparency_batch',
    endedAt: `select coalesce(b.answered_at, b.sent_at) from transparency_batch b
      where b.platform_id = $1 and b.id = $2`,
    cases: none,
    texts: textsOf('transparency_batch', 'id', 'answer_id'),
  },
  campaign: {
    table: 'campaign',
    endedAt: `select coalesce(c.reversed_at, c.decided_at, c.recorded_at) from campaign c
      where c.platform_id = $1 and c.id = $2`,
    cases: none,
    texts: all(
      textsOf('campaign', 'id', 'draft_id', 'reversal_id'),
      textsOf('campaign_event', 'campaign_id', 'text_id'),
      textsOf('campaign_sample_item', 'campaign_id', 'note_id'),
    ),
  },
  'accuracy-sample': {
    table: 'accuracy_sample',
    endedAt: 'select s.recorded_at from accuracy_sample s where s.platform_id = $1 and s.id = $2',
    cases: none,
    texts: `select v.note_id from accuracy_verdict v
      join accuracy_item i on i.platform_id = v.platform_id and i.id = v.item_id
      join accuracy_stratum t on t.platform_id = i.platform_id and t.id = i.stratum_id
      where v.platform_id = $1 and t.sample_id = $2 and i.case_id is null and i.decision_id is null`,
  },
};
