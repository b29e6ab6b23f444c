import { hex, json, many, noticesOfCases, ordersOfCases, person, type Section, text } from './section.js';

const cases: Section = {
  file: 'cases',
  article: '16(6)',
  title: 'Cases, who worked on them and when',
  line: 'a case with its claims and what happened to it',
  sql: `
    select c.id as case_id, json_build_object('caseId', c.id, 'cause', c.cause, 'state', c.state, 'language', c.language,
      'skill', c.skill, 'priority', c.priority, 'openedAt', c.opened_at, 'recordedAt', c.recorded_at, 'dueAt', c.due_at,
      'firstLookDueAt', c.first_look_due_at, 'decidedAt', c.decided_at, 'followsCaseId', c.follows_case_id,
      'subject', json_build_object('id', s.id, 'kind', s.kind, 'contentId', o.external_id, 'contentVersion', s.content_version),
      'claims', ${many(
        `json_build_object('staffId', l.staff_id, 'claimedAt', l.claimed_at, 'endedAt', l.ended_at, 'endReason', l.end_reason)`,
        'claim l where l.platform_id = c.platform_id and l.case_id = c.id',
        'l.claimed_at, l.id',
      )},
      'events', ${many(
        `json_build_object('kind', e.kind, 'staffId', e.staff_id, 'toStaffId', e.to_staff_id, 'until', e.until,
          'reason', ${text('e.reason_id')}, 'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at)`,
        'case_event e where e.platform_id = c.platform_id and e.case_id = c.id',
        'e.recorded_at, e.id',
      )}) as row
    from review_case c
    join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
    left join content o on o.platform_id = s.platform_id and o.id = s.content_id
    where c.platform_id = $1 and c.id = any ($2::uuid[])
    order by c.id`,
};

const contents: Section = {
  file: 'contents',
  article: '3(b)',
  title: 'Contents and whose they were, in every version that the platform described',
  line: 'a version of a content',
  isAsPublished: true,
  sql: `
    select c.id as case_id, json_build_object('caseId', c.id, 'contentId', o.external_id, 'kind', o.kind, 'version', v.version,
      'contentTypes', v.content_types, 'language', v.language, 'tags', v.tags, 'publishedAt', v.published_at,
      'snapshot', ${json('v.snapshot_id')}, 'snapshotHash', ${hex('v.snapshot_hash')},
      'descriptionHash', ${hex('v.description_hash')}, 'occurredAt', v.occurred_at, 'recordedAt', v.recorded_at,
      'recipient', (
        select json_build_object('id', r.id, 'externalId', r.external_id, 'accountType', rv.account_type, 'country', rv.country,
          'language', rv.language, 'registeredOn', rv.registered_on, 'audienceSize', rv.audience_size,
          'person', ${person('rv.identity_id')})
        from recipient r
        left join lateral (
          select x.*
          from recipient_version x
          where x.platform_id = r.platform_id and x.recipient_id = r.id
          order by x.version desc
          limit 1
        ) rv on true
        where r.platform_id = v.platform_id and r.id = v.recipient_id
      )) as row
    from review_case c
    join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
    join content o on o.platform_id = s.platform_id and o.id = s.content_id
    join content_version v on v.platform_id = o.platform_id and v.content_id = o.id
    where c.platform_id = $1 and c.id = any ($2::uuid[])
    order by c.id, v.version`,
};

const notices: Section = {
  file: 'notices',
  article: '16',
  title: 'Notices, and flags under the terms',
  line: 'a notice with what it says, its items, its files by their hash, and what was added',
  sql: `
    select k.case_id, json_build_object('caseId', k.case_id, 'noticeId', n.id, 'reference', n.reference, 'type', n.type,
      'receivedAt', n.received_at, 'receivedAtSource', n.received_at_source, 'recordedAt', n.recorded_at, 'channel', n.channel,
      'origin', n.origin, 'notifierKind', n.notifier_kind, 'trustedFlaggerId', n.trusted_flagger_id,
      'inAreaOfExpertise', n.in_area_of_expertise, 'language', n.language, 'memberState', n.member_state,
      'allegedCategory', n.alleged_category, 'allegedKeyword', n.alleged_keyword, 'allegesThreatToLife', n.alleges_threat_to_life,
      'missingElements', n.missing_elements, 'notifier', ${person('n.identity_id')}, 'said', ${json('n.submission_id')},
      'submissionHash', ${hex('n.submission_hash')},
      'items', ${many(
        `json_build_object('id', i.id, 'position', i.position, 'locationKind', i.location_kind, 'moment', i.moment,
          'audienceSize', i.audience_size)`,
        'notice_item i where i.platform_id = n.platform_id and i.notice_id = n.id',
        'i.position',
      )},
      'categories', ${many(
        `json_build_object('category', g.category, 'keyword', g.keyword, 'deducedBy', g.deduced_by, 'staffId', g.staff_id,
          'recordedAt', g.recorded_at)`,
        'notice_category g where g.platform_id = n.platform_id and g.notice_id = n.id',
        'g.recorded_at, g.id',
      )},
      'supplements', ${many(
        `json_build_object('id', s.id, 'receivedAt', s.received_at, 'missingElements', s.missing_elements,
          'notifier', ${person('s.identity_id')}, 'said', ${json('s.submission_id')}, 'recordedAt', s.recorded_at)`,
        'notice_supplement s where s.platform_id = n.platform_id and s.notice_id = n.id',
        's.recorded_at, s.id',
      )},
      'attachments', ${many(
        `json_build_object('position', a.position, 'mediaType', a.media_type, 'bytes', a.size_bytes, 'sha256', ${hex('a.sha256')})`,
        'attachment a where a.platform_id = n.platform_id and a.notice_id = n.id',
        'a.position',
      )},
      'typeChanges', ${many(
        `json_build_object('from', t.from_type, 'to', t.to_type, 'staffId', t.staff_id, 'reason', ${text('t.reason_id')},
          'occurredAt', t.occurred_at)`,
        'notice_type_change t where t.platform_id = n.platform_id and t.notice_id = n.id',
        't.position',
      )}) as row
    from (${noticesOfCases}) k
    join notice n on n.platform_id = $1 and n.id = k.notice_id
    order by k.case_id, n.received_at, n.id`,
};

const knowledge: Section = {
  file: 'knowledge',
  article: '16(3)',
  title: 'What was known of each item: assessments, and what was kept of it',
  line: 'an assessment or a preservation',
  sql: `
    select x.case_id, x.row
    from (
      select ci.case_id, a.recorded_at, a.id, json_build_object('caseId', ci.case_id, 'kind', 'assessment', 'itemId', a.item_id,
        'staffId', a.staff_id, 'givesActualKnowledge', a.gives_actual_knowledge, 'reason', ${text('a.reason_id')},
        'occurredAt', a.occurred_at, 'recordedAt', a.recorded_at) as row
      from case_item ci
      join knowledge_assessment a on a.platform_id = ci.platform_id and a.item_id = ci.item_id
      where ci.platform_id = $1 and ci.case_id = any ($2::uuid[])
      union all
      select ci.case_id, p.recorded_at, p.id, json_build_object('caseId', ci.case_id, 'kind', 'preservation', 'itemId', p.item_id,
        'outcome', p.outcome, 'failure', p.failure, 'evidenceSha256', ${hex('p.evidence_sha256')},
        'occurredAt', p.occurred_at, 'recordedAt', p.recorded_at)
      from case_item ci
      join preservation_event p on p.platform_id = ci.platform_id and p.item_id = ci.item_id
      where ci.platform_id = $1 and ci.case_id = any ($2::uuid[])
    ) x
    order by x.case_id, x.recorded_at, x.id`,
};

const orders: Section = {
  file: 'orders',
  article: '9, 10',
  title: 'Orders of authorities, and the effect given to them',
  line: 'an order',
  sql: `
    select k.case_id, json_build_object('caseId', k.case_id, 'orderId', o.id, 'reference', o.reference, 'kind', o.kind,
      'instrument', o.instrument, 'authority', o.authority, 'authorityReference', o.authority_reference,
      'memberState', o.member_state, 'legalBasis', o.legal_basis, 'category', o.category, 'demands', o.demands,
      'territory', o.territory, 'language', o.language, 'deliveredAt', o.delivered_at, 'recordedAt', o.recorded_at,
      'state', o.state, 'receiptDueAt', o.receipt_due_at, 'receiptToldAt', o.receipt_told_at, 'effectDueAt', o.effect_due_at,
      'effectiveAt', o.effective_at, 'answeredAt', o.answered_at, 'endedAt', o.ended_at, 'endReason', o.end_reason,
      'said', ${json('o.text_id')},
      'effects', ${many(
        `json_build_object('outcome', e.outcome, 'effectiveAt', e.effective_at, 'source', e.source, 'staffId', e.staff_id,
          'reason', ${text('e.reason_id')}, 'recordedAt', e.recorded_at)`,
        'order_effect e where e.platform_id = o.platform_id and e.order_id = o.id',
        'e.recorded_at, e.id',
      )},
      'supplements', ${many(
        `json_build_object('position', s.position, 'missingElements', s.missing_elements, 'said', ${json('s.text_id')},
          'occurredAt', s.occurred_at, 'recordedAt', s.recorded_at)`,
        'order_supplement s where s.platform_id = o.platform_id and s.order_id = o.id',
        's.position',
      )}) as row
    from (${ordersOfCases}) k
    join authority_order o on o.platform_id = $1 and o.id = k.order_id
    order by k.case_id, o.delivered_at, o.id`,
};

export const caseSections: readonly Section[] = [cases, contents, notices, knowledge, orders];
