/** A share with the bounds between which it lies with 95 % confidence; all in [0,1]. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Two-sided 95 % of the normal distribution. */
export const z95 = 1.959964;

/** Two-sided 97.5 %: of two intervals that both hold at it, both hold together with at least 95 % (Bonferroni). */
export const z975 = 2.241403;

/** Wilson's interval of a share over `size` observations; `size` need not be whole (an effective sample size). */
export function wilson(share: number, size: number, z = z95): Interval {
  if (size <= 0) return { lower: 0, upper: 1 };
  const spread = (z * z) / size;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / size + spread / (4 * size))) / (1 + spread);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

/** One observation or several alike: each stands for `weight` of the frame. */
export interface Weighed {
  readonly weight: number;
  readonly items: number;
  readonly counts: boolean;
}

/** What weighed observations say of the share that counts. */
export interface WeighedShare {
  readonly share: number;
  /** How many of the frame the observations stand for. */
  readonly frame: number;
  /** Observations, each once. */
  readonly items: number;
  readonly counting: number;
  /** Kish: as many observations of equal weight as would say as much. */
  readonly effectiveSize: number;
}

/** The weighted share; null without an observation. */
export function weighedShare(observations: readonly Weighed[]): WeighedShare | null {
  const sum = (of: (observation: Weighed) => number) => observations.reduce((total, one) => total + of(one), 0);
  const items = sum((one) => one.items);
  if (items === 0) return null;
  const frame = sum((one) => one.weight * one.items);
  const counting = observations.filter((one) => one.counts);
  return {
    share: counting.reduce((total, one) => total + one.weight * one.items, 0) / frame,
    frame,
    items,
    counting: counting.reduce((total, one) => total + one.items, 0),
    effectiveSize: frame ** 2 / sum((one) => one.weight ** 2 * one.items),
  };
}
