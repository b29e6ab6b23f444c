import { officeParts } from './office-parts.js';
import { all, casesOfContents, casesOfDecision, casesOfItems, type RecordParts, textsOf } from './part-queries.js';
import type { RecordKind } from './record.js';

const itemsOfNotice = 'select i.id from notice_item i where i.platform_id = $1 and i.notice_id = $2';
const decisionsOfCase = 'select d.id from decision d where d.platform_id = $1 and d.case_id = $2';

export const recordParts: Readonly<Record<RecordKind, RecordParts>> = {
  notice: {
    table: 'notice',
    endedAt: 'select n.received_at from notice n where n.platform_id = $1 and n.id = $2',
    cases: casesOfItems(itemsOfNotice),
    texts: all(
      textsOf('notice', 'id', 'submission_id', 'identity_id'),
      textsOf('notice_supplement', 'notice_id', 'submission_id', 'identity_id'),
      textsOf('notice_type_change', 'notice_id', 'reason_id'),
      `select k.reason_id from knowledge_assessment k where k.platform_id = $1 and k.item_id in (${itemsOfNotice})`,
      `select f.reason_id from finding f where f.platform_id = $1 and f.item_id in (${itemsOfNotice})`,
    ),
    files: 'select a.storage_key from attachment a where a.platform_id = $1 and a.notice_id = $2',
  },
  case: {
    table: 'review_case',
    endedAt: 'select coalesce(c.decided_at, c.opened_at) from review_case c where c.platform_id = $1 and c.id = $2',
    cases: 'select $2::uuid where $1::uuid is not null',
    texts: all(
      textsOf('case_event', 'case_id', 'reason_id'),
      textsOf('decision', 'case_id', 'text_id'),
      textsOf('handover_note', 'case_id', 'text_id'),
      textsOf('declared_interest', 'case_id', 'reason_id'),
      textsOf('instruction', 'case_id', 'text_id', 'settled_text_id'),
      textsOf('suspicion_screening', 'case_id', 'text_id'),
      `select s.text_id from statement_of_reasons s where s.platform_id = $1 and s.decision_id in (${decisionsOfCase})`,
      `select n.text_id from legal_note n
         join legal_referral r on r.platform_id = n.platform_id and r.id = n.referral_id
         where n.platform_id = $1 and r.case_id = $2`,
      `select e.evidence_id from enforcement_confirmation e
         join enforcement_command c on c.platform_id = e.platform_id and c.id = e.command_id
         join restriction r on r.platform_id = c.platform_id and r.id = c.restriction_id
         where e.platform_id = $1 and r.decision_id in (${decisionsOfCase})`,
      `select t.payload_id from transparency_submission t
         join statement_of_reasons s on s.platform_id = t.platform_id and s.id = t.statement_id
         where t.platform_id = $1 and t.payload_line is null and s.decision_id in (${decisionsOfCase})`,
      `select e.earlier_payload_id from transparency_submission_event e
         join transparency_submission t on t.platform_id = e.platform_id and t.id = e.submission_id
         join statement_of_reasons s on s.platform_id = t.platform_id and s.id = t.statement_id
         where e.platform_id = $1 and s.decision_id in (${decisionsOfCase})`,
      `select v.note_id from accuracy_verdict v
         join accuracy_item i on i.platform_id = v.platform_id and i.id = v.item_id
         where v.platform_id = $1 and (i.case_id = $2 or i.decision_id in (${decisionsOfCase}))`,
    ),
  },
  complaint: {
    table: 'complaint',
    endedAt: `select coalesce(max(d.occurred_at), max(c.received_at)) from complaint c
      left join complaint_decision d on d.platform_id = c.platform_id and d.complaint_id = c.id
      where c.platform_id = $1 and c.id = $2 group by c.id`,
    cases: casesOfDecision('select c.decision_id from complaint c where c.platform_id = $1 and c.id = $2'),
    texts: all(
      textsOf('complaint', 'id', 'text_id', 'identity_id'),
      textsOf('complaint_decision', 'complaint_id', 'reasons_id'),
      textsOf('decider_exception', 'complaint_id', 'reason_id'),
    ),
    files: 'select a.storage_key from complaint_attachment a where a.platform_id = $1 and a.complaint_id = $2',
  },
  dispute: {
    table: 'dispute',
    endedAt: 'select coalesce(d.closed_at, d.recorded_at) from dispute d where d.platform_id = $1 and d.id = $2',
    cases: casesOfDecision('select d.decision_id from dispute d where d.platform_id = $1 and d.id = $2'),
    texts: all(
      textsOf('dispute', 'id', 'grounds_id'),
      textsOf('dispute_event', 'dispute_id', 'text_id'),
      textsOf('dispute_outcome', 'dispute_id', 'text_id'),
    ),
  },
  order: {
    table: 'authority_order',
    endedAt: `select coalesce(o.answered_at, o.ended_at, o.delivered_at) from authority_order o
      where o.platform_id = $1 and o.id = $2`,
    cases: casesOfItems('select i.id from order_item i where i.platform_id = $1 and i.order_id = $2'),
    texts: all(
      textsOf('authority_order', 'id', 'text_id', 'reply_to_id'),
      textsOf('order_supplement', 'order_id', 'text_id'),
      textsOf('order_effect', 'order_id', 'reason_id'),
      textsOf('order_disclosure', 'order_id', 'detail_id'),
    ),
  },
  suspicion: {
    table: 'criminal_suspicion',
    endedAt: `select coalesce(s.closed_at, s.reported_at, s.recorded_at) from criminal_suspicion s
      where s.platform_id = $1 and s.id = $2`,
    cases: 'select s.case_id from criminal_suspicion s where s.platform_id = $1 and s.id = $2',
    texts: all(
      textsOf('criminal_suspicion', 'id', 'text_id'),
      textsOf('suspicion_event', 'suspicion_id', 'text_id'),
      textsOf('suspicion_export', 'suspicion_id', 'text_id'),
      textsOf('suspicion_report', 'suspicion_id', 'text_id'),
    ),
  },
  recipient: {
    table: 'recipient',
    endedAt: `select coalesce(max(v.occurred_at), max(r.recorded_at)) from recipient r
      left join recipient_version v on v.platform_id = r.platform_id and v.recipient_id = r.id
      where r.platform_id = $1 and r.id = $2 group by r.id`,
    cases: `${casesOfContents(
      'select v.content_id from content_version v where v.platform_id = $1 and v.recipient_id = $2',
    )}
      union ${casesOfDecision(
        'select s.decision_id from statement_of_reasons s where s.platform_id = $1 and s.recipient_id = $2',
      )}`,
    texts: textsOf('recipient_version', 'recipient_id', 'identity_id'),
  },
  content: {
    table: 'content',
    endedAt: `select coalesce(max(v.occurred_at), max(c.recorded_at)) from content c
      left join content_version v on v.platform_id = c.platform_id and v.content_id = c.id
      where c.platform_id = $1 and c.id = $2 group by c.id`,
    cases: casesOfContents('select $2::uuid'),
    texts: textsOf('content_version', 'content_id', 'snapshot_id'),
  },
  'misuse-party': {
    table: 'misuse_party',
    endedAt: `select greatest(p.recorded_at, max(t.recorded_at)) from misuse_party p
      left join misuse_tally t on t.platform_id = p.platform_id and t.party_id = p.id
      where p.platform_id = $1 and p.id = $2 group by p.recorded_at`,
    cases: `select d.case_id from misuse_tally t
      join decision d on d.platform_id = t.platform_id and d.id = t.decision_id
      where t.platform_id = $1 and t.party_id = $2`,
    texts: all(
      textsOf('misuse_warning', 'party_id', 'reasons_id'),
      textsOf('misuse_suspension', 'party_id', 'text_id'),
      `select e.reason_id from misuse_suspension_end e
         join misuse_suspension s on s.platform_id = e.platform_id and s.id = e.suspension_id
         where e.platform_id = $1 and s.party_id = $2`,
      `select t.identity_id from misuse_tally t where t.platform_id = $1 and t.party_id = $2 and t.notice_id is null
         and t.complaint_id is null and t.item_id is null`,
    ),
  },
  message: {
    table: 'message',
    endedAt: 'select m.occurred_at from message m where m.platform_id = $1 and m.id = $2',
    cases: `select d.case_id from message m join decision d on d.platform_id = m.platform_id and d.id = m.decision_id
        where m.platform_id = $1 and m.id = $2
      union select i.case_id from message m
        join notice_item n on n.platform_id = m.platform_id and (n.notice_id = m.notice_id or n.id = m.item_id)
        join case_item i on i.platform_id = n.platform_id and i.item_id = n.id
        where m.platform_id = $1 and m.id = $2`,
    texts: textsOf('message', 'id', 'content_id'),
  },
  'evidence-bundle': {
    table: 'evidence_bundle',
    endedAt:
      'select coalesce(b.finished_at, b.recorded_at) from evidence_bundle b where b.platform_id = $1 and b.id = $2',
    cases: 'select b.case_id from evidence_bundle_case b where b.platform_id = $1 and b.bundle_id = $2',
    texts: textsOf('evidence_bundle', 'id', 'necessity_id'),
    files:
      'select b.storage_key from evidence_bundle b where b.platform_id = $1 and b.id = $2 and b.storage_key is not null',
  },
  ...officeParts,
};
