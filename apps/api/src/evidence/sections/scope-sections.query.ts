import { childSexualAbuseKeywords } from '../../categories/index.js';
import { hex, json, text, type Section, withheldText } from './section.js';

const childAbuse = `('${childSexualAbuseKeywords.join("', '")}')`;

/** $1 platform, $2 the recipient's id, $3 what the platform calls it; rows have no case. */
export const recipientSections: readonly Section[] = [
  {
    file: 'recipient-misuse',
    article: '23',
    title: 'Warnings to the recipient and suspensions, whatever case led to them',
    line: 'a warning or a suspension',
    sql: `
      select x.case_id, x.row
      from (
        select null::uuid as case_id, w.occurred_at, w.id, json_build_object('kind', 'warning', 'of', w.kind, 'counted', w.counted,
          'total', w.total, 'reasons', ${text('w.reasons_id')}, 'givenBy', w.given_by, 'occurredAt', w.occurred_at) as row
        from misuse_party p
        join misuse_warning w on w.platform_id = p.platform_id and w.party_id = p.id
        where p.platform_id = $1 and p.recipient_id = $2 and $3::text is not null
        union all
        select null::uuid, u.starts_at, u.id, json_build_object('kind', 'suspension', 'of', u.kind, 'decisionId', u.decision_id,
          'counted', u.counted, 'total', u.total, 'gravity', u.gravity, 'startsAt', u.starts_at, 'endsAt', u.ends_at,
          'decidedBy', u.decided_by)
        from misuse_party p
        join misuse_suspension u on u.platform_id = p.platform_id and u.party_id = p.id
        where p.platform_id = $1 and p.recipient_id = $2
      ) x
      order by x.occurred_at, x.id`,
  },
  {
    file: 'measures',
    article: '15(1)(c)',
    title: 'Measures that the platform’s own systems took against the recipient',
    line: 'a measure',
    sql: measuresWhere('m.recipient_external_id = $3 and $2::uuid is not null'),
  },
];

/** $1 platform, $2 first instant, $3 the instant after. */
export const periodSections: readonly Section[] = [
  {
    file: 'measures',
    article: '15(1)(c)',
    title: 'Measures that the platform’s own systems took in the period',
    line: 'a measure',
    sql: measuresWhere(`m.occurred_at >= $2 and m.occurred_at < $3
      and m.applied_on between ($2::timestamptz at time zone 'UTC')::date - 1 and ($3::timestamptz at time zone 'UTC')::date + 1`),
  },
];

function measuresWhere(condition: string): string {
  return `
    select null::uuid as case_id, json_build_object('measureId', m.measure_id, 'appliedOn', m.applied_on,
      'occurredAt', m.occurred_at, 'recordedAt', m.recorded_at, 'ground', m.ground, 'category', m.category,
      'keyword', m.keyword, 'otherDescription', m.other_description, 'restrictionTypes', m.restriction_types,
      'territory', m.territory, 'endsAt', m.ends_at, 'automatedDetection', m.automated_detection,
      'automatedDecision', m.automated_decision, 'automationSystem', m.automation_system,
      'automationVersion', m.automation_version, 'contentId', m.content_external_id, 'contentTypes', m.content_types,
      'contentLanguage', m.content_language, 'recipientId', m.recipient_external_id,
      'said', case when m.keyword in ${childAbuse} then to_json('${withheldText}'::text) else ${json('m.explanation_id')} end,
      'exemption', m.exemption, 'statementSentAt', m.statement_sent_at, 'reversedAt', m.reversed_at,
      'bodyHash', ${hex('m.body_hash')}) as row
    from measure m
    where m.platform_id = $1 and ${condition}
    order by m.applied_on, m.measure_id`;
}
