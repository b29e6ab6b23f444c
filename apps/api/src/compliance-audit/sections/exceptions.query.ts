import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

/** Whose account a case is about, beside what was done out of the ordinary. */
interface AboutAccount {
  readonly caseId: string | null;
  readonly account: string | null;
  readonly affiliations: readonly string[] | null;
  readonly audience: number | null;
}

export interface UnconfirmedRestriction extends AboutAccount {
  readonly type: string;
  readonly state: string;
  readonly imposedAt: string;
  readonly dueAt: string | null;
}

export interface LiftedRestriction extends AboutAccount {
  readonly type: string;
  readonly imposedAt: string;
  readonly plannedEndAt: string | null;
  readonly liftedAt: string;
  /** What led to it: a complaint, a dispute, an order, else a correction of the staff's own. */
  readonly because: string;
}

export interface QueueException extends AboutAccount {
  readonly kind: string;
  readonly by: string | null;
  readonly occurredAt: string;
  readonly hasReason: boolean;
  readonly outcome: string | null;
}

export interface ReceivedInstruction extends AboutAccount {
  readonly about: string;
  readonly giver: string;
  readonly channel: string;
  readonly receivedAt: string;
  readonly state: string;
  readonly settledAt: string | null;
}

export interface Named<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Of the total, how many are about accounts of owner, officers or staff. */
  readonly ofNamed: number;
}

/** The account that the case `c` is about, as it was at the instant `at`. */
const accountOf = (at: string) => `
  left join lateral (
    select holder.external_id as account, (
        select known.audience_size
        from recipient_version known
        where known.platform_id = holder.platform_id and known.recipient_id = holder.id and known.occurred_at <= ${at}
        order by known.version desc
        limit 1
      )::float8 as audience,
      array(
        select distinct tie.kind
        from recipient_affiliation tie
        where tie.platform_id = holder.platform_id and tie.recipient_id = holder.id and tie.valid_from <= (${at})::date
          and (tie.valid_to is null or tie.valid_to > (${at})::date)
        order by tie.kind
      ) as affiliations
    from subject s
    join content o on o.platform_id = s.platform_id and o.id = s.content_id
    join content_version v on v.platform_id = o.platform_id and v.content_id = o.id
      and v.version = coalesce(s.content_version, o.current_version)
    join recipient holder on holder.platform_id = v.platform_id and holder.id = v.recipient_id
    where s.platform_id = c.platform_id and s.id = c.subject_id
    limit 1
  ) a on true`;

const about = `c.id::text as "caseId", a.account, a.affiliations, a.audience`;

const counts = `count(*) over () as total,
  count(*) filter (where a.affiliations && '{owner,officer,staff}'::text[]) over () as "ofNamed"`;

/** What departed from the ordinary course, each by name. */
@Injectable()
export class ExceptionsQuery {
  /** Restrictions that were imposed before the end of the period and past due, and not in effect at its end. */
  unconfirmed(tx: Tx, { platformId, from, end }: AuditScope): Promise<Named<UnconfirmedRestriction>> {
    return this.named<UnconfirmedRestriction>(
      tx,
      `select ${about}, r.type, r.state, to_json(r.imposed_at)#>>'{}' as "imposedAt", to_json(e.due_at)#>>'{}' as "dueAt", ${counts}
       from restriction r
       join decision d on d.platform_id = r.platform_id and d.id = r.decision_id
       join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
       join enforcement_command e on e.platform_id = r.platform_id and e.restriction_id = r.id and e.revision = 1
       ${accountOf('r.imposed_at')}
       where r.platform_id = $1 and r.imposed_at >= $2 and r.imposed_at < $3 and e.due_at < $3
         and (r.in_effect_at is null or r.in_effect_at >= $3)
         and d.origin = 'noticedesk'
       order by r.imposed_at, r.id
       limit $4`,
      [platformId, from, end, rowsHeld],
    );
  }

  async imposed(tx: Tx, { platformId, from, end }: AuditScope): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select count(*) as count
       from restriction r
       join decision d on d.platform_id = r.platform_id and d.id = r.decision_id
       where r.platform_id = $1 and r.imposed_at >= $2 and r.imposed_at < $3 and d.origin = 'noticedesk'`,
      [platformId, from, end],
    );
    return rows[0]!.count;
  }

  /** Restrictions lifted in the period before the end that was decided, or without one. */
  liftedEarly(tx: Tx, { platformId, from, until }: AuditScope): Promise<Named<LiftedRestriction>> {
    return this.named<LiftedRestriction>(
      tx,
      `select ${about}, r.type, to_json(r.imposed_at)#>>'{}' as "imposedAt", to_json(p.ends_at)#>>'{}' as "plannedEndAt",
         to_json(l.occurred_at)#>>'{}' as "liftedAt",
         case
           when exists (
             select
             from complaint_decision q
             where q.platform_id = l.platform_id and q.new_decision_id = l.cause_decision_id
           ) then 'complaint'
           when exists (
             select
             from dispute_event q
             where q.platform_id = l.platform_id and q.decision_id = l.cause_decision_id and q.kind = 'implemented'
           ) then 'dispute'
           when x.source = 'order' then 'order'
           else 'own correction'
         end as because, ${counts}
       from restriction_change l
       join restriction r on r.platform_id = l.platform_id and r.id = l.restriction_id
       join decision d on d.platform_id = r.platform_id and d.id = r.decision_id
       join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
       left join decision x on x.platform_id = l.platform_id and x.id = l.cause_decision_id
       left join lateral (
         select h.ends_at
         from restriction_change h
         where h.platform_id = l.platform_id and h.restriction_id = l.restriction_id and h.revision < l.revision
         order by h.revision desc
         limit 1
       ) p on true
       ${accountOf('l.occurred_at')}
       where l.platform_id = $1 and l.occurred_at >= $2 and l.occurred_at < $3 and l.kind = 'lifted'
         and (p.ends_at is null or l.occurred_at < p.ends_at)
       order by l.occurred_at, l.id
       limit $4`,
      [platformId, from, until, rowsHeld],
    );
  }

  /** Cases that somebody took out of the order of the queue, with what was decided then. */
  outOfOrder(tx: Tx, { platformId, from, until }: AuditScope): Promise<Named<QueueException>> {
    return this.named<QueueException>(
      tx,
      `select ${about}, e.kind, s.alias as "by", to_json(e.occurred_at)#>>'{}' as "occurredAt", e.reason_id is not null as "hasReason",
         d.outcome, ${counts}
       from case_event e
       join review_case c on c.platform_id = e.platform_id and c.id = e.case_id
       left join staff_member s on s.platform_id = e.platform_id and s.id = e.staff_id
       left join decision d on d.platform_id = c.platform_id and d.case_id = c.id and d.supersedes_id is null
       ${accountOf('e.occurred_at')}
       where e.platform_id = $1 and e.occurred_at >= $2 and e.occurred_at < $3 and e.kind = 'pulled'
       order by e.occurred_at, e.id
       limit $4`,
      [platformId, from, until, rowsHeld],
    );
  }

  /** What somebody told the staff about how to treat a case, an account or a content; its text stays sealed. */
  instructions(tx: Tx, { platformId, from, until }: AuditScope): Promise<Named<ReceivedInstruction>> {
    return this.named<ReceivedInstruction>(
      tx,
      `select i.case_id::text as "caseId", coalesce(i.account_external_id, a.account) as account, a.affiliations, a.audience,
         case when i.case_id is not null then 'case' when i.account_external_id is not null then 'account'
           else 'content ' || i.content_external_id end as about,
         i.giver, i.channel, to_json(i.received_at)#>>'{}' as "receivedAt", i.state, to_json(i.settled_at)#>>'{}' as "settledAt", ${counts}
       from instruction i
       left join review_case c on c.platform_id = i.platform_id and c.id = i.case_id
       ${accountOf('i.received_at')}
       where i.platform_id = $1 and i.received_at >= $2 and i.received_at < $3
       order by i.received_at, i.id
       limit $4`,
      [platformId, from, until, rowsHeld],
    );
  }

  private async named<Row extends object>(tx: Tx, sql: string, values: unknown[]): Promise<Named<Row>> {
    const { rows } = await tx.sql.query<Row & { total: number; ofNamed: number }>(sql, values);
    return { rows, total: rows[0]?.total ?? 0, ofNamed: rows[0]?.ofNamed ?? 0 };
  }
}
