import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Person } from './access-request.js';
import { mine } from './person-scope.js';

/** Parts of the copy, in the order of its page. */
export const copySections = [
  'account',
  'contents',
  'statements',
  'measures',
  'notices',
  'complaints',
  'disputes',
  'misuse',
  'messages',
  'requests',
] as const;
export type CopySection = (typeof copySections)[number];

/** Whether the person may not be told of a decision, a complaint or a dispute yet (Art. 9(5), 10(5), 18): a message about it is held. */
const isHeld = (column: string, value: string) =>
  `exists (select from message h where h.platform_id = $1 and h.state = 'held' and h.${column} = ${value})`;

/**
 * What the person gave, or was told: nobody else's words, and nothing that an authority asked or must be told, nor what says that there
 * is such a thing (Art. 15(4), 23 GDPR). Of a notice that somebody else wrote, what they added themselves.
 */
const entries = `${mine}
  select 'account' as section, v.id::text as id, 'version' as what, v.identity_id as "textId", v.occurred_at as at,
    jsonb_build_object('account', r.external_id, 'accountType', v.account_type, 'language', v.language, 'country', v.country) as facts
  from recipient_version v
  join recipient r on r.platform_id = v.platform_id and r.id = v.recipient_id
  where v.platform_id = $1 and v.recipient_id = $3::uuid
  union all
  select 'contents', v.id::text, 'version', v.snapshot_id, v.occurred_at,
    jsonb_build_object('content', c.external_id, 'contentTypes', array_to_string(v.content_types, ', '), 'language', v.language)
  from content_version v
  join content c on c.platform_id = v.platform_id and c.id = v.content_id
  where v.platform_id = $1 and v.recipient_id = $3::uuid
  union all
  select 'statements', s.id::text, 'statement', s.text_id, s.recorded_at,
    jsonb_build_object('restrictions', (
      select string_agg(distinct r.type, ', ') from restriction r where r.platform_id = s.platform_id and r.decision_id = s.decision_id
    ))
  from statement_of_reasons s
  where s.platform_id = $1 and s.recipient_id = $3::uuid and s.exemption is null and not ${isHeld('decision_id', 's.decision_id')}
  union all
  select 'measures', m.applied_on || ' ' || m.measure_id, 'measure', case when m.exemption is null then m.explanation_id end, m.occurred_at,
    jsonb_build_object('content', m.content_external_id, 'restrictions', array_to_string(m.restriction_types, ', '),
      'automation', m.automated_decision, 'endsAt', m.ends_at, 'reversedAt', m.reversed_at)
  from measure m
  join recipient r on r.platform_id = m.platform_id and r.external_id = m.recipient_external_id
  where m.platform_id = $1 and r.id = $3::uuid
  union all
  select 'notices', n.id::text, 'notice', n.submission_id, n.received_at,
    jsonb_build_object('reference', n.reference, 'type', n.type, 'category', n.alleged_category)
  from notice n where n.platform_id = $1 and n.notifier_hmac = $2::bytea
  union all
  select 'notices', n.id::text, 'identity', n.identity_id, n.received_at, jsonb_build_object('reference', n.reference)
  from notice n where n.platform_id = $1 and n.notifier_hmac = $2::bytea and n.identity_id is not null
  union all
  select 'notices', s.id::text, 'supplement', s.submission_id, s.received_at, jsonb_build_object('reference', n.reference)
  from notice_supplement s
  join notice n on n.platform_id = s.platform_id and n.id = s.notice_id
  where s.platform_id = $1 and (s.notifier_hmac = $2::bytea or (s.notifier_hmac is null and n.notifier_hmac = $2::bytea))
  union all
  select 'complaints', c.id::text, 'complaint', c.text_id, c.received_at, jsonb_build_object('reference', c.reference)
  from complaint c where c.platform_id = $1 and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid)
  union all
  select 'complaints', c.id::text, 'identity', c.identity_id, c.received_at, jsonb_build_object('reference', c.reference)
  from complaint c
  where c.platform_id = $1 and c.identity_id is not null and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid)
  union all
  select 'complaints', c.id::text, 'answer', d.reasons_id, d.occurred_at,
    jsonb_build_object('reference', c.reference, 'outcome', d.outcome)
  from complaint_decision d
  join complaint c on c.platform_id = d.platform_id and c.id = d.complaint_id
  where d.platform_id = $1 and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid) and not ${isHeld('entity_id', 'c.id')}
  union all
  select 'disputes', d.id::text, 'dispute', d.grounds_id, d.notified_at,
    jsonb_build_object('reference', d.body_reference, 'outcome', o.outcome)
  from dispute d
  left join dispute_outcome o on o.platform_id = d.platform_id and o.dispute_id = d.id
  where d.platform_id = $1 and (
    (d.side = 'recipient' and d.recipient_id = $3::uuid)
    or (d.side = 'notifier' and d.notice_id in (
      select n.id from notice n where n.platform_id = $1 and n.notifier_hmac = $2::bytea
    ))
  )
  union all
  select 'misuse', t.id::text, 'counted', null, t.occurred_at, jsonb_build_object('kind', t.kind)
  from misuse_tally t join my_party p on p.id = t.party_id
  where t.platform_id = $1 and (t.decision_id is null or not ${isHeld('decision_id', 't.decision_id')})
  union all
  select 'misuse', w.id::text, 'warning', w.reasons_id, w.occurred_at, jsonb_build_object('kind', w.kind)
  from misuse_warning w join my_party p on p.id = w.party_id where w.platform_id = $1 and not ${isHeld('entity_id', 'w.id')}
  union all
  select 'misuse', s.id::text, 'suspension', null, s.starts_at, jsonb_build_object('kind', s.kind, 'endsAt', s.ends_at)
  from misuse_suspension s join my_party p on p.id = s.party_id where s.platform_id = $1 and not ${isHeld('entity_id', 's.id')}
  union all
  select 'messages', m.id::text, 'message', m.content_id, coalesce(m.accepted_at, m.occurred_at),
    jsonb_build_object('kind', m.kind, 'language', m.language)
  from message m where m.platform_id = $1 and m.recipient_hmac = $2::bytea and m.channel = 'mail' and m.state <> 'held'
  union all
  select 'requests', a.id::text, a.kind, a.text_id, a.received_at, jsonb_build_object('state', a.state)
  from access_request a
  where a.platform_id = $1 and (a.address_hmac = $2::bytea or a.recipient_id = $3::uuid)
  order by 5, 2, 3`;

const files = `
  select 'files/notice-' || n.reference || '-' || a.position as name, 'notices' as section, a.media_type as "mediaType",
    a.storage_key as "storageKey", a.wrapped_key as "wrappedKey"
  from attachment a join notice n on n.platform_id = a.platform_id and n.id = a.notice_id
  where a.platform_id = $1 and n.notifier_hmac = $2::bytea
    and not exists (select from erasure e where e.platform_id = a.platform_id and e.record = 'notice' and e.record_id = a.notice_id)
  union all
  select 'files/complaint-' || c.reference || '-' || a.position, 'complaints', a.media_type, a.storage_key, a.wrapped_key
  from complaint_attachment a join complaint c on c.platform_id = a.platform_id and c.id = a.complaint_id
  where a.platform_id = $1 and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid)
    and not exists (select from erasure e where e.platform_id = a.platform_id and e.record = 'complaint' and e.record_id = c.id)
  order by 1`;

/** One thing that we hold on the person. */
export interface CopyEntry {
  readonly section: CopySection;
  /** Of several with one id, each is another part of it. */
  readonly id: string;
  readonly what: string;
  /** Null: it has no words. */
  readonly textId: string | null;
  readonly at: Date;
  /** Codes, references, instants and the platform's own ids; null where there is none. */
  readonly facts: Readonly<Record<string, string | null>>;
}

/** A file that the person sent. */
export interface CopyFile {
  /** Without an ending. */
  readonly name: string;
  readonly section: CopySection;
  readonly mediaType: string;
  readonly storageKey: string;
  readonly wrappedKey: Buffer;
}

/** Finds what a person is given a copy of (Art. 15(3) GDPR), across rooms. */
@Injectable()
export class PersonCopyQuery {
  /** The oldest first. */
  async entries(tx: Tx, platformId: string, { addressHmac, recipientId }: Person): Promise<CopyEntry[]> {
    const { rows } = await tx.sql.query<CopyEntry>(entries, [platformId, addressHmac, recipientId]);
    return rows;
  }

  async files(tx: Tx, platformId: string, { addressHmac, recipientId }: Person): Promise<CopyFile[]> {
    const { rows } = await tx.sql.query<CopyFile>(files, [platformId, addressHmac, recipientId]);
    return rows;
  }
}
