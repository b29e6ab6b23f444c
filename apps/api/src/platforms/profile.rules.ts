import type { PlatformProfile, PlatformRecord } from './platform.js';
import { isInForce, isInSmallSizeGrace, tierOn } from './tier.rules.js';

/** The platform as it is on this day of its zone: the tier in force, and the contact points that serve on that day. */
export function profileOn({ tiers, contactPoints, ...record }: PlatformRecord, day: string): PlatformProfile {
  const tier = tierOn(tiers, day);
  if (!tier) throw new Error(`Platform ${record.id} has no tier`);
  return {
    ...record,
    tier: tier.tier,
    microOrSmall: tier.microOrSmall,
    smallSizeGrace: isInSmallSizeGrace(tiers, day),
    establishedIn: tier.establishedIn,
    contactPoints: contactPoints.filter((point) => isInForce(point, day)),
  };
}
