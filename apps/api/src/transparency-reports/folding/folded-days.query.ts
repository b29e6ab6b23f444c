import type { Tx } from '../../infrastructure/database/tx.js';
import { type FactsScope, scopeValues } from '../facts-scope.js';
import { type FactGroup, type FoldPart, foldParts } from './fact-group.js';
import { countingRules, factSources, type FactSource, groupColumns, groupsOf } from './fact-sources.query.js';
import { type BoundedDay, daysBetween, type InstantRange, partedDays } from './folded-days.rules.js';

/** Of each part: the days whose figures hold in this snapshot, and what is left to count. */
export type PartedPeriod = Readonly<Record<FoldPart, { folded: string[]; straight: InstantRange[] }>>;

const columns = Object.keys(groupColumns);
const named = `category, keyword, other_description as "otherDescription", trusted_flagger as "trustedFlagger", ground,
  restriction_type as "restrictionType", detected_automatically as "detectedAutomatically", automation, origin, language,
  exemption, facts, items`;

/** Nothing is taken from day figures. */
export function allStraight({ from, until }: FactsScope): PartedPeriod {
  const whole = { folded: [], straight: [{ from, until }] };
  return { notices: whole, decisions: whole, measures: whole };
}

/**
 * Which days are folded and unchanged since. Whatever changed a fact that this snapshot sees has left a mark that it sees too, and a
 * fold takes away exactly the marks of changes that it counted: without a mark a day's figures are those of this snapshot.
 */
export async function partPeriod(tx: Tx, scope: FactsScope, zone: string): Promise<PartedPeriod> {
  const days = daysBetween(scope, zone);
  const { rows } = await tx.sql.query<{ part: FoldPart; day: string }>(
    `select f.part, f.day
     from unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) as d (day, from_at, until_at)
     join day_fold f on f.platform_id = $1 and f.day = d.day and f.from_at = d.from_at and f.until_at = d.until_at
     where f.folded_at is not null
       and f.counting_rules = $5
       and (f.part = 'measures' or f.inside_area_only = $6)
       and not exists (
         select
         from day_change c
         where c.platform_id = f.platform_id and c.part = f.part and c.day = f.day
       )`,
    [scope.platformId, ...dayValues(days), countingRules, scope.insideAreaOnly],
  );
  const folded = new Set(rows.map(({ part, day }) => `${part} ${day}`));
  const parted = (part: FoldPart) => partedDays(days, (day) => folded.has(`${part} ${day}`));
  return { notices: parted('notices'), decisions: parted('decisions'), measures: parted('measures') };
}

/** All groups of a period: several may agree in everything, one from the day figures and others from stretches. */
export async function countGroups(tx: Tx, scope: FactsScope, parted: PartedPeriod): Promise<FactGroup[]> {
  const groups: FactGroup[][] = [];
  for (const part of foldParts) groups.push(await foldedGroups(tx, scope.platformId, part, parted[part].folded));
  for (const source of factSources) {
    for (const stretch of parted[source.part].straight) {
      groups.push(await straightGroups(tx, source, { ...scope, ...stretch }));
    }
  }
  return groups.flat();
}

export function dayValues(days: readonly BoundedDay[]): [string[], Date[], Date[]] {
  return [days.map(({ day }) => day), days.map(({ fromAt }) => fromAt), days.map(({ untilAt }) => untilAt)];
}

async function foldedGroups(tx: Tx, platformId: string, part: FoldPart, days: string[]): Promise<FactGroup[]> {
  if (days.length === 0) return [];
  const { rows } = await tx.sql.query<FactGroup>(
    `select counted, ${named}
     from (
       select g.counted, ${columns.map((column) => `g.${column}`).join(', ')},
         sum(g.facts)::bigint as facts, sum(g.items)::bigint as items
       from day_figure g
       where g.platform_id = $1 and g.part = $2 and g.day = any ($3::date[])
       group by g.counted, ${columns.map((column) => `g.${column}`).join(', ')}
     ) f`,
    [platformId, part, days],
  );
  return rows;
}

async function straightGroups(tx: Tx, source: FactSource, scope: FactsScope): Promise<FactGroup[]> {
  const { rows } = await tx.sql.query<FactGroup>(
    `select '${source.counted}' as counted, ${named} from (${groupsOf(source)}) f`,
    scopeValues(scope),
  );
  return rows;
}
