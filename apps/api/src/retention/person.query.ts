import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Person } from './access-request.js';
import type { RecordRef } from './record.js';

/** $1 platform, $2 keyed hash of the address, $3 recipient: what is about the person, whoever wrote it. */
const mine = `
  with my_notice as (
    select n.id from notice n where n.platform_id = $1 and n.notifier_hmac = $2::bytea
    union
    select s.notice_id from notice_supplement s where s.platform_id = $1 and s.notifier_hmac = $2::bytea
  ),
  my_content as (
    select distinct v.content_id as id from content_version v where v.platform_id = $1 and v.recipient_id = $3::uuid
  ),
  my_case as (
    select c.id from review_case c
    join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
    join my_content x on x.id = s.content_id
    where c.platform_id = $1
    union
    select d.case_id from statement_of_reasons s
    join decision d on d.platform_id = s.platform_id and d.id = s.decision_id
    where s.platform_id = $1 and s.recipient_id = $3::uuid
  ),
  my_decision as (
    select d.id from decision d join my_case c on c.id = d.case_id where d.platform_id = $1
  ),
  my_party as (
    select p.id from misuse_party p where p.platform_id = $1 and (p.address_hmac = $2::bytea or p.recipient_id = $3::uuid)
  ),
  my_complaint as (
    select c.id from complaint c
    where c.platform_id = $1 and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid or c.notice_id in (select n.id from my_notice n))
  ),
  my_dispute as (
    select d.id from dispute d
    where d.platform_id = $1 and (d.recipient_id = $3::uuid or d.notice_id in (select n.id from my_notice n))
  ),
  my_order as (
    select i.order_id as id from order_item i
    join case_order_item x on x.platform_id = i.platform_id and x.item_id = i.id
    join my_case c on c.id = x.case_id
    where i.platform_id = $1
    union
    select d.order_id from order_disclosure d where d.platform_id = $1 and $3::uuid = any (d.recipient_ids)
  ),
  my_suspicion as (
    select s.id from criminal_suspicion s join my_case c on c.id = s.case_id where s.platform_id = $1
  ),
  noticed_case as (
    select i.case_id as id from case_item i
    join notice_item x on x.platform_id = i.platform_id and x.id = i.item_id
    join my_notice n on n.id = x.notice_id
    where i.platform_id = $1
  ),
  my_entity as (
    select c.id from my_complaint c
    union all select d.id from my_dispute d
    union all select o.id from my_order o
    union all select s.id from my_suspicion s
    union all select w.id from misuse_warning w join my_party p on p.id = w.party_id where w.platform_id = $1
    union all select s.id from misuse_suspension s join my_party p on p.id = s.party_id where s.platform_id = $1
  )`;

const records = `${mine}
  select 'notice' as kind, n.id from my_notice n
  union select 'complaint', c.id from my_complaint c
  union select 'dispute', d.id from my_dispute d
  union select 'order', o.id from my_order o
  union select 'suspicion', s.id from my_suspicion s
  union select 'misuse-party', p.id from my_party p
  union select 'content', c.id from my_content c
  union select 'case', c.id from my_case c
  union select 'recipient', r.id from recipient r where r.platform_id = $1 and r.id = $3::uuid
  union select 'evidence-bundle', b.bundle_id from evidence_bundle_case b
    where b.platform_id = $1 and (b.case_id in (select c.id from my_case c) or b.case_id in (select c.id from noticed_case c))
  union select 'message', m.id from message m where m.platform_id = $1 and m.recipient_hmac = $2::bytea
  union select 'message', m.id from message m join my_notice n on n.id = m.notice_id where m.platform_id = $1
  union select 'message', m.id from message m join my_decision d on d.id = m.decision_id where m.platform_id = $1
  union select 'message', m.id from message m join my_entity e on e.id = m.entity_id where m.platform_id = $1
  union select 'message', m.id from message m
    join enforcement_command c on c.platform_id = m.platform_id and c.id = m.command_id
    join restriction r on r.platform_id = c.platform_id and r.id = c.restriction_id
    join my_decision d on d.id = r.decision_id
    where m.platform_id = $1
  union select 'message', m.id from message m
    join notice_item i on i.platform_id = m.platform_id and i.id = m.item_id
    where m.platform_id = $1 and i.notice_id in (select n.id from my_notice n)`;

/** What the person gave, or was told: nobody else's words, and nothing that an authority asked or must be told (Art. 15(4), 23 GDPR). */
const texts = `${mine}
  select 'notices' as folder, n.id, 'notice' as what, n.submission_id as "textId", n.received_at as at
  from notice n where n.platform_id = $1 and n.notifier_hmac = $2::bytea
  union all
  select 'notices', n.id, 'notifier', n.identity_id, n.received_at from notice n
  where n.platform_id = $1 and n.notifier_hmac = $2::bytea and n.identity_id is not null
  union all
  select 'notices', s.notice_id, 'supplement', s.submission_id, s.received_at from notice_supplement s
  where s.platform_id = $1 and (s.notifier_hmac = $2::bytea or s.notice_id in (select n.id from my_notice n))
  union all
  select 'complaints', c.id, 'complaint', c.text_id, c.received_at from complaint c
  where c.platform_id = $1 and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid)
  union all
  select 'complaints', d.complaint_id, 'reasons', d.reasons_id, d.occurred_at from complaint_decision d
  join complaint c on c.platform_id = d.platform_id and c.id = d.complaint_id
  where d.platform_id = $1 and d.reasons_id is not null and (c.complainant_hmac = $2::bytea or c.recipient_id = $3::uuid)
  union all
  select 'disputes', d.id, 'grounds', d.grounds_id, d.notified_at from dispute d
  where d.platform_id = $1 and d.grounds_id is not null and d.id in (select m.id from my_dispute m)
  union all
  select 'account', v.id, 'identity', v.identity_id, v.occurred_at from recipient_version v
  where v.platform_id = $1 and v.recipient_id = $3::uuid and v.identity_id is not null
  union all
  select 'contents', v.id, 'snapshot', v.snapshot_id, v.occurred_at from content_version v
  where v.platform_id = $1 and v.recipient_id = $3::uuid and v.snapshot_id is not null
  union all
  select 'statements', s.id, 'statement', s.text_id, s.recorded_at from statement_of_reasons s
  where s.platform_id = $1 and s.recipient_id = $3::uuid and s.exemption is null
  union all
  select 'warnings', w.id, 'reasons', w.reasons_id, w.occurred_at from misuse_warning w
  join my_party p on p.id = w.party_id where w.platform_id = $1
  union all
  select 'messages', m.id, m.kind, m.content_id, m.occurred_at from message m
  where m.platform_id = $1 and m.recipient_hmac = $2::bytea and m.channel = 'mail' and m.content_id is not null
  order by 5, 2, 3`;

const files = `${mine}
  select 'notices/' || a.notice_id || '-' || a.position as name, a.storage_key as "storageKey", a.wrapped_key as "wrappedKey"
  from attachment a join notice n on n.platform_id = a.platform_id and n.id = a.notice_id
  where a.platform_id = $1 and n.notifier_hmac = $2::bytea
    and not exists (select from erasure e where e.platform_id = a.platform_id and e.record = 'notice' and e.record_id = a.notice_id)
  union all
  select 'complaints/' || a.complaint_id || '-' || a.position, a.storage_key, a.wrapped_key
  from complaint_attachment a join my_complaint c on c.id = a.complaint_id
  where a.platform_id = $1
    and not exists (select from erasure e where e.platform_id = a.platform_id and e.record = 'complaint' and e.record_id = c.id)`;

export interface PersonText {
  readonly folder: string;
  readonly id: string;
  readonly what: string;
  readonly textId: string;
  readonly at: Date;
}

export interface PersonFile {
  readonly name: string;
  readonly storageKey: string;
  readonly wrappedKey: Buffer;
}

/** Finds what we hold on a person, across rooms. */
@Injectable()
export class PersonQuery {
  records(tx: Tx, platformId: string, person: Person): Promise<RecordRef[]> {
    return this.all(tx, records, platformId, person);
  }

  texts(tx: Tx, platformId: string, person: Person): Promise<PersonText[]> {
    return this.all(tx, texts, platformId, person);
  }

  files(tx: Tx, platformId: string, person: Person): Promise<PersonFile[]> {
    return this.all(tx, files, platformId, person);
  }

  async hasRecipient(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query('select from recipient r where r.platform_id = $1 and r.id = $2', [
      platformId,
      id,
    ]);
    return rowCount === 1;
  }

  private async all<Row extends object>(tx: Tx, sql: string, platformId: string, person: Person): Promise<Row[]> {
    const { rows } = await tx.sql.query<Row>(sql, [platformId, person.addressHmac, person.recipientId]);
    return rows;
  }
}
