import type { CountingChoices } from '../counting-choices.js';
import type {
  ComplaintBlock,
  ComplaintGroup,
  RedressFacts,
  RedressOutcome,
  SuspensionGroup,
} from '../redress-facts.js';
import { hours } from './hours.js';

type Decimals = CountingChoices['hourDecimals'];

function isIn(block: ComplaintBlock, { basis, ofTrustedFlagger }: ComplaintGroup): boolean {
  if (block === 'all') return true;
  return block === 'inaction-trusted-flagger' ? basis === 'inaction' && ofTrustedFlagger : block === basis;
}

function sum(groups: readonly ComplaintGroup[]): number {
  return groups.reduce((total, group) => total + group.complaints, 0);
}

/** `complaints*.total`: complaints received in the period (Annex II 1.5.1). */
export function complaints_total({ complaints }: RedressFacts, block: ComplaintBlock): number {
  return sum(complaints.filter((group) => isIn(block, group)));
}

/** `complaints*.upheld` and so on: complaints that ended in the period, by how. */
export function complaints_by_outcome(
  { complaintOutcomes }: RedressFacts,
  block: ComplaintBlock,
  outcome: RedressOutcome,
): number {
  return sum(complaintOutcomes.filter((group) => group.outcome === outcome && isIn(block, group)));
}

/** `complaints*.median_hours`: from sending until the outcome was told; null without observation. */
export function complaints_median_hours(
  { complaintTimes }: RedressFacts,
  block: ComplaintBlock,
  decimals?: Decimals,
): number | null {
  const times = complaintTimes.find((group) => group.block === block);
  return times && times.observations > 0 ? hours(times.medianSeconds, decimals) : null;
}

/** `new_restrictions.total`: restrictions first imposed because of a complaint. */
export function new_restrictions({ newRestrictions }: RedressFacts): number {
  return newRestrictions;
}

/** `ods_disputes.total`: disputes that a body received in the period. */
export function ods_disputes_total({ disputes }: RedressFacts): number {
  return disputes;
}

/** `ods_disputes.upheld` and so on: disputes that ended in the period, by how. */
export function ods_disputes_by_outcome({ disputeOutcomes }: RedressFacts, outcome: RedressOutcome): number {
  return disputeOutcomes
    .filter((group) => group.outcome === outcome)
    .reduce((total, group) => total + group.disputes, 0);
}

/** `ods_disputes.median_hours`: from the receipt by the body until the provider knew the decision. */
export function ods_disputes_median_hours({ disputeMedianSeconds }: RedressFacts, decimals?: Decimals): number | null {
  return disputeMedianSeconds === null ? null : hours(disputeMedianSeconds, decimals);
}

/** `ods_disputes.implemented_ratio`: share in [0,1] of the reversals, whole or in part; null when there are none (C9). */
export function ods_disputes_implemented_ratio({ disputeOutcomes }: RedressFacts): number | null {
  const reversals = disputeOutcomes.filter(({ outcome }) => outcome === 'reversed' || outcome === 'partly-reversed');
  const base = reversals.reduce((total, group) => total + group.disputes, 0);
  const done = reversals.filter((group) => group.implemented).reduce((total, group) => total + group.disputes, 0);
  return base === 0 ? null : Math.round((done / base) * 10_000) / 10_000;
}

/** `susp_*.total`: suspensions that began in the period (Art. 24(1)(b)). */
export function suspensions_enacted({ suspensions }: RedressFacts, kind: SuspensionGroup['kind']): number {
  return suspensions.filter((group) => group.kind === kind).reduce((total, group) => total + group.suspensions, 0);
}
