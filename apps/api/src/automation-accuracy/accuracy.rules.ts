import { unnamed, type ReviewedCell, type ReviewedStratum } from './accuracy.js';
import { weighedShare, wilson, z975, type Interval, type Weighed } from './interval.rules.js';

/** A figure of sheet 8 with what it rests on. */
export interface Estimate extends Interval {
  readonly share: number;
  /** Items judged that the figure is made of, and those of them that count. */
  readonly items: number;
  readonly counting: number;
  /** How many decisions, or contents, they stand for. */
  readonly frame: number;
}

/** How right one automated system was (Art. 15(1)(e)); null where nothing was judged that could tell. */
export interface SystemAccuracy {
  /** Empty when the decisions name none. */
  readonly system: string;
  readonly versions: readonly string[];
  readonly accuracy: Estimate | null;
  readonly precision: Estimate | null;
  readonly recall: Estimate | null;
  readonly drawn: number;
  readonly judged: number;
  readonly undeterminable: number;
  /** Contents of the samples that nobody flagged which were judged: what recall needs. */
  readonly unflaggedJudged: number;
}

/** Which decisions an estimate is about. */
export interface AccuracyScope {
  /** Two small letters; all languages when left out. */
  readonly language?: string;
  /** All origins when left out. */
  readonly origin?: 'notice' | 'own-initiative';
  readonly trustedFlagger?: true;
  /** Whether decisions that machine and person shared count besides those of the machine alone. */
  readonly shares: 'full' | 'full-and-partial';
}

/** Every system that was sampled, by name, as far as the scope goes. */
export function accuracyOf(strata: readonly ReviewedStratum[], scope: AccuracyScope): SystemAccuracy[] {
  const inScope = strata.filter(({ language }) => scope.language === undefined || language === scope.language);
  const systems = [...new Set(inScope.map(({ automationSystem }) => automationSystem))].sort();
  return systems
    .map((system) =>
      ofSystem(
        system,
        inScope.filter(({ automationSystem }) => automationSystem === system),
        scope,
      ),
    )
    .filter(({ judged, unflaggedJudged, undeterminable }) => judged + unflaggedJudged + undeterminable > 0);
}

function ofSystem(system: string, strata: readonly ReviewedStratum[], scope: AccuracyScope): SystemAccuracy {
  const decided = strata.filter((stratum) => stratum.decided !== 'passed');
  const restricted = decided.filter((stratum) => stratum.decided === 'restrict');
  const accuracy = estimate(
    decided.flatMap((stratum) =>
      weighed(stratum, scope, ({ violating }) => violating === (stratum.decided === 'restrict')),
    ),
  );
  const precision = estimate(restricted.flatMap((stratum) => weighed(stratum, scope, ({ violating }) => violating)));
  return {
    system,
    versions: [...new Set(decided.map(({ automationVersion }) => automationVersion))]
      .filter((version) => version !== unnamed)
      .sort(),
    accuracy,
    precision,
    recall: recallOf(strata, scope),
    drawn: total(decided, (stratum) => stratum.sampleSize),
    judged: accuracy?.items ?? 0,
    undeterminable: total(decided, (stratum) => stratum.undeterminable),
    unflaggedJudged: total(strata, (stratum) => (stratum.decided === 'passed' ? judgedIn(stratum) : 0)),
  };
}

/**
 * Violations restricted, of all violations: those that the machine left alone, and those among contents that nobody flagged, of
 * which only a random sample tells. It covers the languages of that sample, and nothing that notices led to: noticed contents are
 * flagged. Null without such a sample.
 */
function recallOf(strata: readonly ReviewedStratum[], scope: AccuracyScope): Estimate | null {
  if (scope.origin === 'notice') return null;
  const passed = strata.filter((stratum) => stratum.decided === 'passed' && judgedIn(stratum) > 0);
  const languages = new Set(passed.map(({ language }) => language));
  const covered = strata.filter(({ language }) => languages.has(language));
  const violations = (decided: ReviewedStratum['decided']) =>
    covered
      .filter((stratum) => stratum.decided === decided)
      .flatMap((stratum) => weighed(stratum, scope, ({ violating }) => violating));
  const found = weighedShare(violations('restrict'));
  const missed = weighedShare([...violations('no-action'), ...violations('passed')]);
  if (!found || !missed) return null;
  const hits = found.share * found.frame;
  const misses = missed.share * missed.frame;
  if (hits + misses === 0) return null;
  const ofFound = wilson(found.share, found.effectiveSize, z975);
  const ofMissed = wilson(missed.share, missed.effectiveSize, z975);
  return {
    share: hits / (hits + misses),
    lower: part(ofFound.lower * found.frame, ofMissed.upper * missed.frame),
    upper: part(ofFound.upper * found.frame, ofMissed.lower * missed.frame),
    items: found.items + missed.items,
    counting: found.counting,
    frame: found.frame + missed.frame,
  };
}

function part(one: number, other: number): number {
  return one + other === 0 ? 0 : one / (one + other);
}

function estimate(observations: readonly Weighed[]): Estimate | null {
  const weighedUp = weighedShare(observations);
  if (!weighedUp) return null;
  const { share, effectiveSize, items, counting, frame } = weighedUp;
  return { share, ...wilson(share, effectiveSize), items, counting, frame };
}

/** What was judged of a stratum and lies in the scope; each stands for as many of the frame as the others. */
function weighed(stratum: ReviewedStratum, scope: AccuracyScope, counts: (cell: ReviewedCell) => boolean): Weighed[] {
  const judged = judgedIn(stratum);
  return stratum.cells
    .filter((cell) => liesIn(cell, scope))
    .map((cell) => ({ weight: stratum.frameSize / judged, items: cell.items, counts: counts(cell) }));
}

function liesIn({ origin, trustedFlagger, automatedDecision }: ReviewedCell, scope: AccuracyScope): boolean {
  if (scope.origin !== undefined && origin !== scope.origin) return false;
  if (scope.trustedFlagger && !trustedFlagger) return false;
  return automatedDecision !== 'partial' || scope.shares === 'full-and-partial';
}

function judgedIn({ cells }: ReviewedStratum): number {
  return cells.reduce((sum, { items }) => sum + items, 0);
}

function total(strata: readonly ReviewedStratum[], of: (stratum: ReviewedStratum) => number): number {
  return strata.reduce((sum, stratum) => sum + of(stratum), 0);
}
