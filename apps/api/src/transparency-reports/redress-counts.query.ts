import type { Tx } from '../infrastructure/database/tx.js';
import type { CountingChoices } from './counting-choices.js';
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

/** Outcomes of what was received in the period ($5, $6), whenever it ended. */
const receivedInPeriod = {
  complaints: (rows: string) =>
    `select o.* from (${rows}) o join complaint k on k.platform_id = $1 and k.id = o.id
     where k.received_at >= $5 and k.received_at < $6`,
  disputes: (rows: string) =>
    `select o.* from (${rows}) o join dispute k on k.platform_id = $1 and k.id = o.id
     where k.received_by_body_at >= $5 and k.received_by_body_at < $6`,
};

/** Counts what sheet 7 needs; call it in the snapshot of the other counts. */
export async function countRedress(
  tx: Tx,
  scope: FactsScope,
  cohort: CountingChoices['outcomeCohort'] = 'decided',
): Promise<RedressFacts> {
  const ended = async <Row extends object>(
    of: keyof typeof receivedInPeriod,
    rows: string,
    sql: (from: string) => string,
  ) =>
    cohort === 'decided'
      ? select<Row>(sql(rows))
      : (
          await tx.sql.query<Row>(sql(receivedInPeriod[of](rows)), [
            scope.platformId,
            '-infinity',
            'infinity',
            scope.insideAreaOnly,
            scope.from,
            scope.until,
          ])
        ).rows;
  const select = async <Row extends object>(sql: string) => (await tx.sql.query<Row>(sql, scopeValues(scope))).rows;
  const count = async (rows: string) => (await select<{ count: number }>(`select count(*) from (${rows}) f`))[0]!.count;
  return {
    complaints: await select<ComplaintGroup>(
      `select f.basis, f.trusted_flagger as "ofTrustedFlagger", count(*) as complaints
       from (${complaintRows}) f
       group by f.basis, f.trusted_flagger`,
    ),
    complaintOutcomes: await ended<ComplaintOutcomeGroup>(
      'complaints',
      complaintOutcomeRows,
      (from) => `select f.basis, f.trusted_flagger as "ofTrustedFlagger", f.outcome, count(*) as complaints
       from (${from}) f
       group by f.basis, f.trusted_flagger, f.outcome`,
    ),
    complaintTimes: await ended<ComplaintTimeGroup>('complaints', complaintTimeRows, complaintMedians),
    newRestrictions: await count(newRestrictionRows),
    disputes: await count(disputeRows),
    disputeOutcomes: await ended<DisputeOutcomeGroup>(
      'disputes',
      disputeOutcomeRows,
      (from) => `select f.outcome, f.implemented, count(*) as disputes
       from (${from}) f
       group by f.outcome, f.implemented`,
    ),
    disputeMedianSeconds: (
      await ended<{ median: number | null }>(
        'disputes',
        disputeTimeRows,
        (from) => `select percentile_cont(0.5) within group (order by f.seconds) as median from (${from}) f`,
      )
    )[0]!.median,
    suspensions: await select<SuspensionGroup>(
      `select f.suspension_kind as kind, count(*) as suspensions
       from (${suspensionRows}) f
       group by f.suspension_kind`,
    ),
  };
}

function complaintMedians(from: string): string {
  return `select b.block, percentile_cont(0.5) within group (order by f.seconds) as "medianSeconds", count(*) as observations
     from (${from}) f
     cross join lateral (
       select 'all' as block
       union all
       select f.basis
       union all
       select 'inaction-trusted-flagger' where f.basis = 'inaction' and f.trusted_flagger
     ) b
     where b.block <> 'inaction-on-flag'
     group by b.block`;
}
