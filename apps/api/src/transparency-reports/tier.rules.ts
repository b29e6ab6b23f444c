import type { Tier } from '../platforms/index.js';

/** The fixed texts of the template's column A, each with the tiers whose rows it marks. */
export const applicabilities = {
  All: ['intermediary', 'hosting', 'online-platform', 'vlop', 'vlose'],
  'Only for providers of hosting services, including online platforms': ['hosting', 'online-platform', 'vlop'],
  'Only for providers of online platforms': ['online-platform', 'vlop'],
  'Only for VLOPs': ['vlop'],
  'Only for VLOPs and VLOSEs': ['vlop', 'vlose'],
} as const satisfies Record<string, readonly Tier[]>;
export type Applicability = keyof typeof applicabilities;

/**
 * True when a row with this text in column A is for a provider of this tier; else its values stay blank (Annex II Part I
 * section 1). Whether a search engine also fills the rows of hosting services or of online platforms depends on what it
 * is besides: `searchEngineIs` says so.
 */
export function rowApplies(
  applicability: Applicability,
  tier: Tier,
  searchEngineIs: 'intermediary' | 'hosting' | 'online-platform' = 'intermediary',
): boolean {
  const tiers: readonly Tier[] = applicabilities[applicability];
  return tiers.includes(tier) || (tier === 'vlose' && tiers.includes(searchEngineIs));
}
