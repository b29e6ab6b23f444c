import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Person } from './access-request.js';
import { mine } from './person-scope.js';
import type { RecordRef } from './record.js';

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
  union select 'measure-text', m.explanation_id from measure m
    where m.platform_id = $1 and m.applied_on = $4::date and m.measure_id = $5::text
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
    where m.platform_id = $1 and i.notice_id in (select n.id from my_notice n)
  order by 1, 2`;

/** Of the office, about what is theirs: it stays for the operator's period whoever asks (Art. 17(3)(b), (e) GDPR). */
const officeRecords = `${mine}
  select 'letter' as kind, l.correspondence_id as id from correspondence_link l
    where l.platform_id = $1 and (
      l.case_id in (select c.id from my_case c) or l.order_id in (select o.id from my_order o)
      or l.dispute_id in (select d.id from my_dispute d)
    )
  union select 'legal-referral', r.id from legal_referral r
    where r.platform_id = $1 and r.case_id is null
      and (r.order_id in (select o.id from my_order o) or r.dispute_id in (select d.id from my_dispute d))
  union select 'instruction', i.id from instruction i
    join recipient r on r.platform_id = i.platform_id and r.id = $3::uuid and r.external_id = i.account_external_id
    where i.platform_id = $1
  union select 'instruction', i.id from instruction i
    join content x on x.platform_id = i.platform_id and x.external_id = i.content_external_id
    join my_content c on c.id = x.id
    where i.platform_id = $1
  union select 'information-request', u.request_id from evidence_bundle_case b
    join evidence_bundle u on u.platform_id = b.platform_id and u.id = b.bundle_id and u.request_id is not null
    where b.platform_id = $1 and b.case_id in (select c.id from my_case c)
  union select 'legal-hold', h.id from legal_hold h
    where h.platform_id = $1 and (
      (h.entity_kind = 'recipient' and h.entity_id = $3::uuid)
      or (h.entity_kind = 'case' and h.entity_id in (select c.id from my_case c))
    )
  order by 1, 2`;

/** Finds what we hold on a person, across rooms. */
@Injectable()
export class PersonQuery {
  /** Always in the same order, in which they can be locked. */
  records(tx: Tx, platformId: string, { addressHmac, recipientId, measure }: Person): Promise<RecordRef[]> {
    const { appliedOn = null, measureId = null } = measure ?? {};
    return this.all(tx, records, [platformId, addressHmac, recipientId, appliedOn, measureId]);
  }

  officeRecords(tx: Tx, platformId: string, { addressHmac, recipientId }: Person): Promise<RecordRef[]> {
    return this.all(tx, officeRecords, [platformId, addressHmac, recipientId]);
  }

  async hasRecipient(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query('select from recipient r where r.platform_id = $1 and r.id = $2', [
      platformId,
      id,
    ]);
    return rowCount === 1;
  }

  private async all(tx: Tx, sql: string, values: readonly unknown[]): Promise<RecordRef[]> {
    const { rows } = await tx.sql.query<RecordRef>(sql, [...values]);
    return rows;
  }
}
