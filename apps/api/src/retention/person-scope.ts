/** $1 platform, $2 keyed hash of the address, $3 recipient: what is about the person, whoever wrote it. */
export const mine = `
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
    where d.platform_id = $1 and (
      d.recipient_id = $3::uuid
      or d.notice_id in (select n.id from my_notice n)
      or d.complaint_id in (select c.id from my_complaint c)
    )
    union
    select d.id from dispute d
    join measure m on m.platform_id = d.platform_id and m.applied_on = d.measure_applied_on and m.measure_id = d.measure_id
    join recipient r on r.platform_id = m.platform_id and r.external_id = m.recipient_external_id
    where d.platform_id = $1 and d.measure_id is not null and r.id = $3::uuid
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
