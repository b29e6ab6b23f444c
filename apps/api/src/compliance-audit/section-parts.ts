import type { Criterion, Figure, Section, Table, Unit } from './compliance-report.js';
import { verdictWords, written } from './render/written.js';
import {
  differenceLimits,
  gravest,
  judge,
  judgeDifference,
  thresholds,
  type CriterionId,
  type Threshold,
} from './verdict.rules.js';

/** A value with what it rests on. */
export interface Measured {
  readonly value: number | null;
  readonly observations: number;
}

export const unmeasured: Measured = { value: null, observations: 0 };

/** So many of so many, as a share; null of none. */
export function shareOf(part: number, whole: number): Measured {
  return { value: whole === 0 ? null : part / whole, observations: whole };
}

/** One value over another; null when there is no such quotient. */
export function ratioOf(value: number | null, to: number | null, observations: number): Measured {
  return { value: value === null || to === null || to === 0 ? null : value / to, observations };
}

/** A criterion judged by its threshold, beside its value of the period before. */
export function criterion(id: CriterionId, sentence: string, unit: Unit, now: Measured, before: Measured): Criterion {
  return {
    id,
    sentence,
    unit,
    value: now.value,
    before: before.value,
    observations: now.observations,
    measure: limitWords(thresholds[id], unit),
    verdict: judge(id, now.value, now.observations),
  };
}

/** A criterion of whether groups are treated alike: its value is how likely chance alone makes the difference. */
export function differenceCriterion(
  id: string,
  sentence: string,
  now: { readonly p: number | null; readonly ratio: number | null; readonly observations: number },
  before: { readonly p: number | null },
): Criterion {
  const { atRiskP, notMetP, notMetRatio } = differenceLimits;
  return {
    id: `difference-${id}`,
    sentence,
    unit: 'probability',
    value: now.p,
    before: before.p,
    observations: now.observations,
    measure: `met ≥\u00a0${atRiskP}; not met <\u00a0${notMetP} where ${notMetRatio}\u00a0× or more apart`,
    verdict: judgeDifference(now.p, now.ratio),
  };
}

function limitWords({ better, met, atRisk, observations }: Threshold, unit: Unit): string {
  const sign = better === 'higher' ? '≥' : '≤';
  const fewest = observations > 1 ? `; of ${observations} or more` : '';
  const between = atRisk === null ? 'else not met' : `at risk ${sign}\u00a0${written(atRisk, unit)}`;
  return `met ${sign}\u00a0${written(met, unit)}, ${between}${fewest}`;
}

export function figure(
  id: string,
  label: string,
  unit: Unit,
  [value, before]: readonly [number | null, number | null],
  cohort: string,
  observations: number | null = null,
): Figure {
  return { id, label, unit, value, before, observations, cohort };
}

type Made = Omit<Section, 'verdict' | 'reasons'> & { readonly doesNotApply?: string };

/** A section with its verdict, which follows from the criteria alone. */
export function section({ doesNotApply, ...made }: Made): Section {
  if (doesNotApply !== undefined) {
    return { ...made, criteria: made.criteria.map(withoutVerdict), verdict: 'no-data', reasons: [doesNotApply] };
  }
  const verdict = gravest(made.criteria.map((one) => one.verdict));
  return { ...made, verdict, reasons: reasonsOf(made.criteria) };
}

const withoutVerdict = (one: Criterion): Criterion => ({ ...one, verdict: 'no-data' });

/** What falls short first, each with its value; then what is well; then what nobody knows. */
function reasonsOf(criteria: readonly Criterion[]): string[] {
  const short = (['not-met', 'at-risk'] as const).flatMap((verdict) =>
    criteria
      .filter((one) => one.verdict === verdict)
      .map(
        (one) => `${verdictWords[verdict]}: ${lower(one.sentence)}, ${written(one.value, one.unit)} (${one.measure}).`,
      ),
  );
  const met = criteria.filter(({ verdict }) => verdict === 'met').length;
  const unknown = criteria.filter(({ verdict }) => verdict === 'no-data');
  return [
    ...short,
    ...(met > 0 ? [`${met} of ${criteria.length} criteria met.`] : []),
    ...(unknown.length > 0
      ? [`No data, or too little: ${unknown.map(({ sentence }) => lower(sentence)).join('; ')}.`]
      : []),
  ];
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

export function table(
  id: string,
  title: string,
  note: string,
  columns: Table['columns'],
  rows: Table['rows'],
  total = rows.length,
): Table {
  return { id, title, note, columns, rows, total };
}
