import type { Tier } from './platform.js';

export interface DutySubject {
  readonly tier: Tier;
  readonly microOrSmall: boolean;
  /** True in the twelve months after losing the status of a micro or small enterprise (Art. 19(1)). */
  readonly smallSizeGrace?: boolean;
}

export interface Duties {
  /** Statements of reasons (Art. 17). For search engines it depends on their classification: we err on the side of telling. */
  readonly statements: boolean;
  /** Internal complaint-handling system (Art. 20). */
  readonly internalComplaints: boolean;
  /** Out-of-court dispute settlement (Art. 21). */
  readonly outOfCourtDisputes: boolean;
  /** Priority for trusted flaggers (Art. 22(1)). */
  readonly trustedFlaggers: boolean;
  /** Statements go to the Commission's database (Art. 24(5)). */
  readonly transparencyDatabase: boolean;
  /** How often a transparency report is due (Art. 15(1), 15(2), 42(1)). */
  readonly report: 'none' | 'yearly' | 'half-yearly';
}

/** What the Regulation asks of a service of this tier and size (Art. 15(2), 17, 19, 20, 21, 22, 24(5), 42). */
export function dutiesOf(service: DutySubject): Duties {
  const section3 = owesSection3(service);
  return {
    statements: service.tier !== 'intermediary',
    internalComplaints: section3,
    outOfCourtDisputes: section3,
    trustedFlaggers: section3,
    transparencyDatabase: section3,
    report: reportOf(service),
  };
}

export type Redress = 'internal-complaint' | 'out-of-court' | 'court';

/** The possibilities of redress that a message must name, nearest first; a court is always one (Art. 16(5), 17(3)(f)). */
export function redressOf(service: DutySubject): Redress[] {
  const duties = dutiesOf(service);
  const redress: Redress[] = [];
  if (duties.internalComplaints) redress.push('internal-complaint');
  if (duties.outOfCourtDisputes) redress.push('out-of-court');
  redress.push('court');
  return redress;
}

function owesSection3({ tier, microOrSmall, smallSizeGrace = false }: DutySubject): boolean {
  if (tier === 'vlop') return true; // size exempts no very large platform (Art. 19(2))
  return tier === 'online-platform' && !microOrSmall && !smallSizeGrace;
}

function reportOf({ tier, microOrSmall }: DutySubject): Duties['report'] {
  if (tier === 'vlop' || tier === 'vlose') return 'half-yearly';
  return microOrSmall ? 'none' : 'yearly';
}
