import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { SealedEntry } from '../audit/index.js';
import type { Section } from './sections/index.js';

/** A line before its texts are opened. */
export interface SectionRow {
  /** Null in a section that goes by no case. */
  readonly caseId: string | null;
  readonly row: Record<string, unknown>;
}

const rowsAtOnce = 500;

/** What the audit log may tell of cases ($1 platform, $2 cases): the records of all sections. */
const entityIds = `
  with k as (select unnest($2::uuid[]) as id),
  item as (
    select i.id, i.notice_id
    from k
    join case_item ci on ci.platform_id = $1 and ci.case_id = k.id
    join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
  ),
  made as (select d.id from k join decision d on d.platform_id = $1 and d.case_id = k.id),
  imposed as (select r.id from made join restriction r on r.platform_id = $1 and r.decision_id = made.id),
  complained as (select o.id from made join complaint o on o.platform_id = $1 and o.decision_id = made.id)
  select id from k
  union
  select id from item
  union
  select notice_id from item
  union
  select id from made
  union
  select s.id from made join statement_of_reasons s on s.platform_id = $1 and s.decision_id = made.id
  union
  select id from imposed
  union
  select e.id from imposed join enforcement_command e on e.platform_id = $1 and e.restriction_id = imposed.id
  union
  select id from complained
  union
  select o.id from made join dispute o on o.platform_id = $1 and o.decision_id = made.id
  union
  select i.order_id
  from k
  join case_order_item ci on ci.platform_id = $1 and ci.case_id = k.id
  join order_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
  union
  select s.content_id
  from k
  join review_case c on c.platform_id = $1 and c.id = k.id
  join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
  where s.content_id is not null`;

/** Reads what several rooms wrote about cases, through a cursor: a case may have a hundred thousand notices. */
@Injectable()
export class RowsQuery {
  /** `values` follow the platform: the cases, or what the section says. */
  async *of(tx: Tx, platformId: string, section: Section, values: readonly unknown[]): AsyncGenerator<SectionRow[]> {
    yield* this.pages<SectionRow>(tx, `select f.case_id as "caseId", f.row from (${section.sql}) f`, [
      platformId,
      ...values,
    ]);
  }

  /** The audit entries about the cases and all that belongs to them, below this transaction; suspicions of crimes left out. */
  async *entries(
    tx: Tx,
    platformId: string,
    caseIds: readonly string[],
    belowXid: string,
  ): AsyncGenerator<SealedEntry[]> {
    yield* this.pages<SealedEntry>(
      tx,
      `select a.platform_id as "platformId", a.id, a.recorded_at as "recordedAt", a.actor_kind as "actorKind",
         a.actor_id as "actorId", a.role, a.action, a.article, a.entity_kind as "entityKind", a.entity_id as "entityId",
         a.details, a.request_id as "requestId", a.xid::text as xid
       from (${entityIds}) e
       join audit_entry a on a.platform_id = $1 and a.entity_id = e.id
       where a.xid < $3::xid8 and a.action not like '%suspicion%'
       order by a.recorded_at, a.id`,
      [platformId, caseIds, belowXid],
    );
  }

  private async *pages<Row extends object>(tx: Tx, sql: string, values: unknown[]): AsyncGenerator<Row[]> {
    await tx.sql.query(`declare evidence_rows no scroll cursor for ${sql}`, values);
    for (;;) {
      const { rows } = await tx.sql.query<Row>(`fetch ${rowsAtOnce} from evidence_rows`);
      if (rows.length > 0) yield rows;
      if (rows.length < rowsAtOnce) break;
    }
    await tx.sql.query('close evidence_rows');
  }
}
