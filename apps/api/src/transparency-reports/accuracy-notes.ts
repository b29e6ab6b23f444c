import type { Estimate, SystemAccuracy } from '../automation-accuracy/index.js';
import type { CountingChoices } from './counting-choices.js';

export const accuracyRatios = ['accuracy', 'precision', 'recall'] as const;
export type AccuracyRatio = (typeof accuracyRatios)[number];

/** Stands beside the rows of accuracy as long as no sample was evaluated. */
export const noAccuracySample = 'No evaluated sample of automated decisions in the period.';

const meanings: Record<AccuracyRatio, string> = {
  accuracy: 'Share of the decisions by automated means that a second review confirms',
  precision: 'Share of the restrictions by automated means that a second review confirms',
  recall:
    'Share of the violations that automated means restricted, of those and of the violations that they left alone',
};

const covers: Record<CountingChoices['accuracyCovers'], string> = {
  'full-and-partial': 'Decisions wholly or partly by automated means.',
  full: 'Decisions wholly by automated means.',
};

/** What the context column must explain of one figure of one system (Annex II 1.6): what it means, how many, how sure. */
export function accuracyNote(ratio: AccuracyRatio, found: SystemAccuracy, choices: CountingChoices): string {
  const estimate = found[ratio];
  const system = found.system === '' ? 'Systems that the decisions do not name' : `System: ${found.system}`;
  const versions = found.versions.length === 0 ? '' : `, versions ${found.versions.join(', ')}`;
  return [
    `${system}${versions}.`,
    ...(estimate ? told(ratio, estimate) : [missing(ratio, found)]),
    `${covers[choices.accuracyCovers]} Reviewed by persons who were not told the decision: ${found.judged} of ${found.drawn} drawn${
      found.undeterminable === 0 ? '' : `, ${found.undeterminable} could not be judged`
    }; a random sample from each version, language and outcome.`,
  ].join(' ');
}

function told(ratio: AccuracyRatio, estimate: Estimate): string[] {
  const { counting, items, frame, lower, upper } = estimate;
  const error = ratio === 'accuracy' ? ` Possible rate of error: ${decimal(1 - estimate.share)}.` : '';
  const counted =
    ratio === 'recall'
      ? `estimated from ${items} reviewed restrictions, decisions and contents that nobody flagged, in the languages of that sample; contents that only notices brought up are not among them`
      : `${counting} of ${items} reviewed, weighted by the ${Math.round(frame)} decisions that they stand for`;
  return [
    `${meanings[ratio]}: ${counted}. 95 % confidence interval ${decimal(lower)} to ${decimal(upper)} (Wilson).${error}`,
  ];
}

function missing(ratio: AccuracyRatio, found: SystemAccuracy): string {
  if (ratio === 'recall' && found.unflaggedJudged === 0) {
    return 'Blank: recall needs a random sample of contents that nobody flagged, and none was reviewed.';
  }
  if (ratio === 'recall') return 'Blank: a sample of contents that nobody flagged says nothing of these decisions.';
  return 'Blank: no such decision was reviewed.';
}

function decimal(share: number): string {
  return share.toFixed(4);
}
