import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import type { ResponseTime } from '../../platforms/index.js';
import { factsOf } from '../../response-times/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

/** Items of notices about accounts of one size; `size` is the power of ten of the audience, null where it is not known. */
export interface SizeClass {
  readonly size: number | null;
  readonly items: number;
  readonly ended: number;
  readonly medianSeconds: number | null;
  /** Of the ended ones, among all ended ones of known size: ties share the mean of their ranks. */
  readonly rankSum: number;
  readonly restricted: number;
  readonly decided: number;
}

export interface RankedClasses {
  readonly classes: readonly SizeClass[];
  /** Sum of t³ - t over all ended ones of known size. */
  readonly tieTerm: number;
}

/** Accounts of owner, officers and staff on one side, all others on the other. */
export interface NamedSides {
  readonly named: Omit<SizeClass, 'size'>;
  readonly others: Omit<SizeClass, 'size'>;
  readonly tieTerm: number;
}

/** An item, with whose account it is about. */
export interface AccountItem {
  readonly reference: string;
  readonly caseId: string;
  readonly account: string;
  readonly affiliations: readonly string[];
  readonly audience: number | null;
  readonly category: string | null;
  readonly language: string | null;
  readonly receivedAt: string;
  readonly decisionSeconds: number | null;
  readonly outcome: string | null;
  readonly actionSeconds: number | null;
  readonly outOfOrder: boolean;
}

/** A named item, or one that it is matched with. */
export interface MatchedItem extends AccountItem {
  /** The named item's reference that this one stands beside; null of a named item itself. */
  readonly beside: string | null;
}

/** Who stands apart: the accounts of the platform's own people. */
const namedKinds = `'{owner,officer,staff}'::text[]`;

/**
 * The facts of a response time with the account that each is about: the recipient of the content as the notice meant it, with its
 * audience as it was known at the decision, and what it was to the platform on the day of the receipt.
 */
export const accountFacts = (responseTime: ResponseTime) => `
  select f.*, v.recipient_id, a.external_id as account, a.audience, a.affiliations, a.affiliations && ${namedKinds} as is_named,
    d.outcome,
    case when a.audience is null then null when a.audience < 10 then 0 else floor(log(a.audience))::int end as size
  from (${factsOf(responseTime)}) f
  join review_case c on c.platform_id = $1 and c.id = f.case_id
  left join decision d on d.platform_id = $1 and d.id = f.decision_id
  left join lateral (
    select v.recipient_id
    from subject s
    join content o on o.platform_id = s.platform_id and o.id = s.content_id
    join content_version v on v.platform_id = o.platform_id and v.content_id = o.id
      and v.version = coalesce(s.content_version, o.current_version)
    where s.platform_id = $1 and s.id = c.subject_id
    limit 1
  ) v on true
  left join lateral (
    select r.external_id, (
        select w.audience_size
        from recipient_version w
        where w.platform_id = r.platform_id and w.recipient_id = r.id and w.occurred_at <= coalesce(d.occurred_at, $4)
        order by w.version desc
        limit 1
      ) as audience,
      array(
        select distinct l.kind
        from recipient_affiliation l
        where l.platform_id = r.platform_id and l.recipient_id = r.id and l.valid_from <= f.started_at::date
          and (l.valid_to is null or l.valid_to > f.started_at::date)
        order by l.kind
      ) as affiliations
    from recipient r
    where r.platform_id = $1 and r.id = v.recipient_id
  ) a on true
  where f.type = 'notice'`;

const accountColumns = `f.notice_reference as reference, f.case_id::text as "caseId", f.account, f.affiliations, f.audience::float8 as audience,
  f.category, f.language, to_json(f.started_at)#>>'{}' as "receivedAt", f.seconds::float8 as "decisionSeconds", f.outcome, (
    select extract(epoch from min(r.in_effect_at) - f.started_at)::float8
    from restriction r
    where r.platform_id = $1 and r.decision_id = f.decision_id
  ) as "actionSeconds", exists (
    select
    from case_event e
    where e.platform_id = $1 and e.case_id = f.case_id and e.kind = 'pulled'
  ) as "outOfOrder"`;

const counted = `count(*) as items, count(r.seconds) as ended,
  percentile_cont(0.5) within group (order by r.seconds) as "medianSeconds", coalesce(sum(r.rank), 0)::float8 as "rankSum",
  count(*) filter (where r.outcome = 'restrict') as restricted, count(r.outcome) as decided`;

const ranked = (of: string, compared: string) => `
  select o.*, case when o.seconds is not null and ${compared}
      then rank() over w + (count(*) over (w range current row) - 1) / 2.0 end as rank,
    case when o.seconds is not null and ${compared} then count(*) over (w range current row) end as tied
  from (${of}) o
  window w as (partition by o.seconds is not null and ${compared} order by o.seconds)`;

const tieTerm = `(select coalesce(sum(t.tied::float8 ^ 2 - 1), 0) from r t where t.tied is not null)::float8 as "tieTerm"`;

/** Response times and outcomes by whose account it is. */
@Injectable()
export class EqualityQuery {
  /** By the size of the audience, the smallest first; unknown last. */
  async bySize(tx: Tx, scope: AuditScope, responseTime: 'decision' | 'action'): Promise<RankedClasses> {
    const { rows } = await tx.sql.query<SizeClass & { tieTerm: number }>(
      `with r as materialized (${ranked(accountFacts(responseTime), 'o.size is not null')})
       select r.size, ${counted}, ${tieTerm}
       from r
       group by r.size
       order by r.size nulls last`,
      valuesOf(scope),
    );
    return { classes: rows.map(({ tieTerm: _, ...one }) => one), tieTerm: rows[0]?.tieTerm ?? 0 };
  }

  /** The platform's own people beside everybody else whose account is known. */
  async namedSides(tx: Tx, scope: AuditScope, responseTime: 'decision' | 'action'): Promise<NamedSides> {
    const { rows } = await tx.sql.query<Omit<SizeClass, 'size'> & { isNamed: boolean; tieTerm: number }>(
      `with r as materialized (${ranked(accountFacts(responseTime), 'o.is_named is not null')})
       select r.is_named as "isNamed", ${counted}, ${tieTerm}
       from r
       where r.is_named is not null
       group by r.is_named`,
      valuesOf(scope),
    );
    const none = { items: 0, ended: 0, medianSeconds: null, rankSum: 0, restricted: 0, decided: 0 };
    return {
      named: rows.find(({ isNamed }) => isNamed) ?? none,
      others: rows.find(({ isNamed }) => !isNamed) ?? none,
      tieTerm: rows[0]?.tieTerm ?? 0,
    };
  }

  /** Items about the accounts with the largest audiences, the largest first. */
  async largest(tx: Tx, scope: AuditScope): Promise<AccountItem[]> {
    const { rows } = await tx.sql.query<AccountItem>(
      `select ${accountColumns}
       from (${accountFacts('decision')}) f
       where f.audience is not null
       order by f.audience desc, f.started_at, f.fact_id
       limit $5`,
      [...valuesOf(scope), rowsHeld],
    );
    return rows;
  }

  /**
   * Every item about an account of owner, officers or staff, each followed by up to three of other accounts: of the same category and
   * language, received nearest to it, of equally near ones the one with the smaller id. The same facts always give the same matches.
   */
  async named(tx: Tx, scope: AuditScope): Promise<{ rows: MatchedItem[]; total: number }> {
    const { rows } = await tx.sql.query<MatchedItem & { total: number }>(
      `with all_items as materialized (${accountFacts('decision')}),
       chosen as (
         select f.fact_id, f.notice_reference, f.category, f.language, f.started_at, count(*) over () as total
         from all_items f
         where f.is_named
         order by f.started_at, f.fact_id
         limit $5
       )
       select ${accountColumns}, m.beside, n.total
       from chosen n
       cross join lateral (
         select n.fact_id, null::text as beside, 0::bigint as nearness
         union all
         (
           select f.fact_id, n.notice_reference,
             row_number() over (order by abs(extract(epoch from f.started_at - n.started_at)), f.fact_id) as nearness
           from all_items f
           where f.is_named is false
             and f.category is not distinct from n.category
             and f.language is not distinct from n.language
           order by nearness
           limit 3
         )
       ) m
       join all_items f on f.fact_id = m.fact_id
       order by n.started_at, n.fact_id, m.nearness`,
      [...valuesOf(scope), Math.floor(rowsHeld / 4)],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}

function valuesOf({ platformId, from, until, now }: AuditScope): unknown[] {
  return [platformId, from, until, now];
}
