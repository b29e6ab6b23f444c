import type { Tx } from '../infrastructure/database/tx.js';
import type {
  ComplaintGroup,
  ComplaintOutcomeGroup,
  ComplaintTimeGroup,
  DisputeOutcomeGroup,
  RedressFacts,
  SuspensionGroup,
} from './redress-facts.js';
import {
  complaintOutcomeRows,
  complaintRows,
  complaintTimeRows,
  disputeOutcomeRows,
  disputeRows,
  disputeTimeRows,
  newRestrictionRows,
  suspensionRows,
} from './redress-rows.query.js';
import { type FactsScope, scopeValues } from './facts-scope.js';

/** Counts what sheet 7 needs; call it in the snapshot of the other counts. */
export async function countRedress(tx: Tx, scope: FactsScope): Promise<RedressFacts> {
  const select = async <Row extends object>(sql: string) => (await tx.sql.query<Row>(sql, scopeValues(scope))).rows;
  const count = async (rows: string) => (await select<{ count: number }>(`select count(*) from (${rows}) f`))[0]!.count;
  return {
    complaints: await select<ComplaintGroup>(
      `select f.basis, f.trusted_flagger as "ofTrustedFlagger", count(*) as complaints
       from (${complaintRows}) f
       group by f.basis, f.trusted_flagger`,
    ),
    complaintOutcomes: await select<ComplaintOutcomeGroup>(
      `select f.basis, f.trusted_flagger as "ofTrustedFlagger", f.outcome, count(*) as complaints
       from (${complaintOutcomeRows}) f
       group by f.basis, f.trusted_flagger, f.outcome`,
    ),
    complaintTimes: await complaintMedians(select),
    newRestrictions: await count(newRestrictionRows),
    disputes: await count(disputeRows),
    disputeOutcomes: await select<DisputeOutcomeGroup>(
      `select f.outcome, f.implemented, count(*) as disputes
       from (${disputeOutcomeRows}) f
       group by f.outcome, f.implemented`,
    ),
    disputeMedianSeconds: (
      await select<{ median: number | null }>(
        `select percentile_cont(0.5) within group (order by f.seconds) as median from (${disputeTimeRows}) f`,
      )
    )[0]!.median,
    suspensions: await select<SuspensionGroup>(
      `select f.suspension_kind as kind, count(*) as suspensions
       from (${suspensionRows}) f
       group by f.suspension_kind`,
    ),
  };
}

async function complaintMedians(
  select: <Row extends object>(sql: string) => Promise<Row[]>,
): Promise<ComplaintTimeGroup[]> {
  return select<ComplaintTimeGroup>(
    `select b.block, percentile_cont(0.5) within group (order by f.seconds) as "medianSeconds", count(*) as observations
     from (${complaintTimeRows}) f
     cross join lateral (
       select 'all' as block
       union all
       select f.basis
       union all
       select 'inaction-trusted-flagger' where f.basis = 'inaction' and f.trusted_flagger
     ) b
     where b.block <> 'inaction-on-flag'
     group by b.block`,
  );
}
