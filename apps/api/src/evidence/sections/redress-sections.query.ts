import {
  complaintsOfCases,
  disputesOfCases,
  hex,
  many,
  noticesOfCases,
  ordersOfCases,
  person,
  type Section,
  text,
} from './section.js';

const complaints: Section = {
  file: 'complaints',
  article: '20',
  title: 'Complaints, and what was decided on them',
  line: 'a complaint',
  sql: `
    select o.case_id, json_build_object('caseId', o.case_id, 'complaintId', o.id, 'reference', o.reference,
      'decisionId', o.decision_id, 'side', o.side, 'basis', o.basis, 'channel', o.channel, 'receivedAt', o.received_at,
      'recordedAt', o.recorded_at, 'informedAt', o.informed_at, 'windowEndsAt', o.window_ends_at, 'language', o.language,
      'firstDecider', o.first_decider, 'complainant', ${person('o.identity_id')}, 'said', ${text('o.text_id')},
      'attachments', ${many(
        `json_build_object('position', a.position, 'mediaType', a.media_type, 'bytes', a.size_bytes, 'sha256', ${hex('a.sha256')})`,
        'complaint_attachment a where a.platform_id = o.platform_id and a.complaint_id = o.id',
        'a.position',
      )},
      'decisions', ${many(
        `json_build_object('id', q.id, 'outcome', q.outcome, 'omission', q.omission, 'decidedBy', q.decided_by,
          'manifestlyUnfounded', q.manifestly_unfounded, 'newDecisionId', q.new_decision_id, 'reasons', ${text('q.reasons_id')},
          'occurredAt', q.occurred_at)`,
        'complaint_decision q where q.platform_id = o.platform_id and q.complaint_id = o.id',
        'q.occurred_at, q.id',
      )},
      'exceptions', ${many(
        `json_build_object('staffId', x.staff_id, 'approvedBy', x.approved_by, 'reason', ${text('x.reason_id')},
          'occurredAt', x.occurred_at)`,
        'decider_exception x where x.platform_id = o.platform_id and x.complaint_id = o.id',
        'x.occurred_at, x.id',
      )}) as row
    from (${complaintsOfCases}) o
    order by o.case_id, o.received_at, o.id`,
};

const disputes: Section = {
  file: 'disputes',
  article: '21',
  title: 'Out-of-court disputes and their outcomes',
  line: 'a dispute',
  sql: `
    select o.case_id, json_build_object('caseId', o.case_id, 'disputeId', o.id, 'decisionId', o.decision_id,
      'body', (select b.name from dispute_body b where b.platform_id = o.platform_id and b.id = o.body_id),
      'bodyReference', o.body_reference, 'complaintId', o.complaint_id, 'side', o.side, 'grounds', ${text('o.grounds_id')},
      'receivedByBodyAt', o.received_by_body_at, 'notifiedAt', o.notified_at, 'state', o.state, 'replyDueAt', o.reply_due_at,
      'outcomeDueAt', o.outcome_due_at, 'repliedAt', o.replied_at, 'closedAt', o.closed_at,
      'events', ${many(
        `json_build_object('kind', e.kind, 'staffId', e.staff_id, 'channel', e.channel, 'text', ${text('e.text_id')},
          'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at)`,
        'dispute_event e where e.platform_id = o.platform_id and e.dispute_id = o.id',
        'e.recorded_at, e.id',
      )},
      'outcome', (
        select json_build_object('outcome', u.outcome, 'decidedAt', u.decided_at, 'notifiedAt', u.notified_at,
          'summary', ${text('u.text_id')})
        from dispute_outcome u
        where u.platform_id = o.platform_id and u.dispute_id = o.id
      ),
      'fees', (
        select json_build_object('currency', f.currency, 'feesCents', f.fees_cents, 'borneByProvider', f.borne_by_provider,
          'expensesCents', f.expenses_cents)
        from dispute_fees f
        where f.platform_id = o.platform_id and f.dispute_id = o.id
      )) as row
    from (${disputesOfCases}) o
    order by o.case_id, o.received_by_body_at, o.id`,
};

const misuse: Section = {
  file: 'misuse',
  article: '23',
  title: 'What counted as misuse, and suspensions decided',
  line: 'a count, or a suspension of the service',
  sql: `
    select x.case_id, x.row
    from (
      select d.case_id, y.recorded_at, y.id, json_build_object('caseId', d.case_id, 'kind', 'count', 'of', y.kind, 'partyId', y.party_id,
        'decisionId', y.decision_id, 'itemId', y.item_id, 'category', y.category, 'gravity', y.gravity,
        'occurredAt', y.occurred_at) as row
      from decision d
      join misuse_tally y on y.platform_id = d.platform_id and y.decision_id = d.id
      where d.platform_id = $1 and d.case_id = any ($2::uuid[])
      union all
      select d.case_id, u.recorded_at, u.id, json_build_object('caseId', d.case_id, 'kind', 'suspension', 'of', u.kind,
        'partyId', u.party_id, 'decisionId', u.decision_id, 'counted', u.counted, 'total', u.total, 'gravity', u.gravity,
        'startsAt', u.starts_at, 'endsAt', u.ends_at, 'decidedBy', u.decided_by)
      from decision d
      join misuse_suspension u on u.platform_id = d.platform_id and u.decision_id = d.id
      where d.platform_id = $1 and d.case_id = any ($2::uuid[])
    ) x
    order by x.case_id, x.recorded_at, x.id`,
};

/** By what they are about; a suspicion's own are confidential and in no bundle (Art. 18). */
const messagesOfCases = `
  select k.case_id, m.*
  from (${noticesOfCases}) k
  join message m on m.platform_id = $1 and m.notice_id = k.notice_id
  union
  select d.case_id, m.*
  from decision d
  join message m on m.platform_id = d.platform_id and m.decision_id = d.id
  where d.platform_id = $1 and d.case_id = any ($2::uuid[])
  union
  select k.case_id, m.*
  from (
    select o.case_id, o.id from (${complaintsOfCases}) o
    union
    select o.case_id, o.id from (${disputesOfCases}) o
    union
    select o.case_id, o.order_id from (${ordersOfCases}) o
  ) k
  join message m on m.platform_id = $1 and m.entity_id = k.id`;

const messages: Section = {
  file: 'messages',
  article: '16(4), 16(5), 17, 20(5)',
  title:
    'Messages to notifiers, recipients, authorities and the platform: when they were sent, and whether they arrived',
  line: 'a message without its text',
  sql: `
    select m.case_id, json_build_object('caseId', m.case_id, 'messageId', m.id, 'kind', m.kind, 'channel', m.channel,
      'noticeId', m.notice_id, 'decisionId', m.decision_id, 'entityKind', m.entity_kind, 'entityId', m.entity_id,
      'template', m.template, 'language', m.language, 'contentHash', ${hex('m.content_hash')}, 'state', m.state,
      'occurredAt', m.occurred_at, 'recordedAt', m.recorded_at, 'dueAt', m.due_at, 'acceptedAt', m.accepted_at,
      'bouncedAt', m.bounced_at, 'attempts', m.attempts) as row
    from (${messagesOfCases}) m
    where m.kind <> 'suspicion-report'
    order by m.case_id, m.occurred_at, m.id`,
};

const breaches: Section = {
  file: 'breaches',
  article: '16(6)',
  title: 'Due times that passed unmet',
  line: 'a breach',
  sql: `
    select k.case_id, json_build_object('caseId', k.case_id, 'responseTime', b.response_time, 'factKind', b.fact_kind,
      'factId', b.fact_id, 'dueAt', b.due_at, 'recordedAt', b.recorded_at) as row
    from (
      select c.id as case_id, c.id as fact_id, 'first-look' as response_time
      from review_case c
      where c.platform_id = $1 and c.id = any ($2::uuid[])
      union
      select ci.case_id, ci.item_id, 'decision'
      from case_item ci
      where ci.platform_id = $1 and ci.case_id = any ($2::uuid[])
      union
      select d.case_id, e.id, 'action'
      from decision d
      join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
      join enforcement_command e on e.platform_id = r.platform_id and e.restriction_id = r.id
      where d.platform_id = $1 and d.case_id = any ($2::uuid[])
      union
      select o.case_id, o.id, 'complaint'
      from (${complaintsOfCases}) o
    ) k
    join breach b on b.platform_id = $1 and b.response_time = k.response_time and b.fact_id = k.fact_id
    order by k.case_id, b.due_at, b.id`,
};

export const redressSections: readonly Section[] = [complaints, disputes, misuse, messages, breaches];
