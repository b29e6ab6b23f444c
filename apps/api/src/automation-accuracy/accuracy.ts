/** What a person finds of a content without knowing what the machine decided; the first two are violations. */
export const verdicts = ['illegal', 'against-terms', 'acceptable', 'undeterminable'] as const;
export type Verdict = (typeof verdicts)[number];

/** Decisions by automated means, drawn here; or contents that nobody flagged, drawn by the platform. */
export const sampleKinds = ['decisions', 'unflagged'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** What the machine did with a content; `passed`: it let it pass, and nobody flagged it. */
export type MachineDecision = 'restrict' | 'no-action' | 'passed';

/** What led to the decision. */
export type Origin = 'order' | 'notice' | 'own-initiative';

/** Stands for a system, a version or a language that nobody named. */
export const unnamed = '';
export const undeterminedLanguage = 'und';

/** What is drawn from apart from the rest. */
export interface Stratum {
  readonly automationSystem: string;
  readonly automationVersion: string;
  /** Two small letters, or `und`. */
  readonly language: string;
  readonly decided: MachineDecision;
  /** Everything there was to draw from. */
  readonly frameSize: number;
  readonly sampleSize: number;
}

/** How many of a stratum's reviewed items are alike. */
export interface ReviewedCell {
  readonly origin: Origin;
  readonly trustedFlagger: boolean;
  /** How far the machine decided alone; null for what it let pass. */
  readonly automatedDecision: 'full' | 'partial' | null;
  readonly violating: boolean;
  readonly items: number;
}

/** A stratum and what second review found in it. */
export interface ReviewedStratum extends Stratum {
  readonly undeterminable: number;
  readonly waiting: number;
  readonly cells: readonly ReviewedCell[];
}
