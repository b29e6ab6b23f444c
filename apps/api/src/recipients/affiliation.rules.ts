import type { Affiliation } from './content.js';

export interface AffiliationChanges {
  readonly begun: readonly Affiliation[];
  /** Known ones with the end that they now have; null takes an end back. */
  readonly ended: readonly Affiliation[];
  /** Positions in the described list of those that name another source for one that is known. */
  readonly otherSource: readonly number[];
}

/**
 * What a full list of affiliations changes in the known ones. One that is missing in the list and still open ends on this
 * day, or on its first day if that is yet to come.
 */
export function affiliationChanges(
  known: readonly Affiliation[],
  described: readonly Affiliation[],
  day: string,
): AffiliationChanges {
  const begun = described.filter((each) => !known.some(isSame(each)));
  const otherSource: number[] = [];
  const ended: Affiliation[] = [];
  described.forEach((each, position) => {
    const former = known.find(isSame(each));
    if (former && former.source !== each.source) otherSource.push(position);
    else if (former && former.validTo !== each.validTo) ended.push(each);
  });
  for (const former of known) {
    if (former.validTo !== null || described.some(isSame(former))) continue;
    ended.push({ ...former, validTo: former.validFrom > day ? former.validFrom : day });
  }
  return { begun, ended, otherSource };
}

function isSame(one: Affiliation): (other: Affiliation) => boolean {
  return (other) => other.kind === one.kind && other.validFrom === one.validFrom;
}
