import { allegesChildSexualAbuse } from '../categories/index.js';

/** Tiers of urgency, most urgent first; equal to the constraint `review_case_priority_known`. */
export const priorities = ['order', 'threat-to-life', 'child-safety', 'trusted-flagger', 'standard'] as const;
export type Priority = (typeof priorities)[number];

/**
 * By how many days a tier goes ahead of its due time. A bonus and not a rank: a standard case that is overdue by more
 * than a tier's bonus goes first, so nothing starves. How many notices ask for a case does not enter.
 */
const bonusDays: Record<Priority, number> = {
  order: 90, // Art. 9(1): without undue delay, as the authority's time demands
  'threat-to-life': 60, // recital 52: expeditious action
  'child-safety': 30,
  'trusted-flagger': 14, // Art. 22(1): priority
  standard: 0,
};

const dayMs = 86_400_000;

export interface PriorityFacts {
  allegesThreatToLife: boolean;
  /** The sub-category alleged, or deduced. */
  keyword: string | null;
  allegesChildSexualAbuse: boolean;
  /** Sent by a trusted flagger inside the area of expertise, as of receipt (Art. 22(1)). */
  trustedInArea: boolean;
}

/** The tier that a notice gives its case (TRI-3, Art. 22(1)). */
export function priorityOf(facts: PriorityFacts): Priority {
  if (facts.allegesThreatToLife) return 'threat-to-life';
  if (facts.allegesChildSexualAbuse || allegesChildSexualAbuse(facts.keyword)) return 'child-safety';
  if (facts.trustedInArea) return 'trusted-flagger';
  return 'standard';
}

/** The instant by which the queue is ordered: the due time less the tier's bonus. */
export function urgentAt(dueAt: Date, priority: Priority): Date {
  return new Date(dueAt.getTime() - bonusDays[priority] * dayMs);
}

export function isMoreUrgent(one: Priority, than: Priority): boolean {
  return priorities.indexOf(one) < priorities.indexOf(than);
}

/** Why a case stands where it stands, for the moderator who is given it. */
export function placeOf(priority: Priority, dueAt: Date): string {
  const due = `due ${dueAt.toISOString()}`;
  if (priority === 'standard') return `Standard: ordered by its due time (${due}).`;
  const because: Record<Exclude<Priority, 'standard'>, string> = {
    order: 'An authority ordered to act (Art. 9)',
    'threat-to-life': 'A notice alleges a threat to the life or safety of a person',
    'child-safety': 'A notice alleges child sexual abuse or exploitation',
    'trusted-flagger': 'A trusted flagger sent a notice inside the area of expertise (Art. 22(1))',
  };
  return `${because[priority]}: ${bonusDays[priority]} days ahead of its due time (${due}).`;
}
