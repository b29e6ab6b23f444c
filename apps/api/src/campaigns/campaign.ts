import type { Outcome } from '../decisions/index.js';
import type { Obstacle } from '../review/index.js';

/** Equal to the constraint `campaign_state_known`. */
export const campaignStates = [
  'gathering',
  'sampled',
  'checked',
  'proposed',
  'deciding',
  'stopped',
  'decided',
  'reversing',
  'reversal-stopped',
  'reversed',
  'discarded',
] as const;
export type CampaignState = (typeof campaignStates)[number];

export const campaignMoves = [
  'gather',
  'sample',
  'pass',
  'reopen',
  'start',
  'propose',
  'approve',
  'refuse',
  'stop',
  'resume',
  'finish',
  'reverse',
  'discard',
] as const;
export type CampaignMove = (typeof campaignMoves)[number];

/** Equal to `campaign_event_kind_known`. */
export const campaignEventKinds = [
  'created',
  'redrafted',
  'listed',
  'excluded',
  'sampled',
  'checked',
  'reopened',
  'proposed',
  'approved',
  'refused',
  'started',
  'stopped',
  'resumed',
  'finished',
  'reversal-started',
  'reversal-finished',
  'discarded',
] as const;
export type CampaignEventKind = (typeof campaignEventKinds)[number];

/** Equal to `campaign_content_state_known`. */
export const contentStates = ['listed', 'excluded', 'decided', 'left-out', 'reversed', 'kept'] as const;
export type ContentState = (typeof contentStates)[number];

/** Why a content was left out; else it is the slug of the problem that its decision met. */
export type LeftOutCause = Obstacle | 'changed' | 'already-restricted';

/** Why a decision was kept when the campaign was reversed; else it is the slug of the problem that was met. */
export type KeptCause = 'exception' | 'superseded';

export interface Campaign {
  readonly platformId: string;
  readonly id: string;
  readonly name: string;
  readonly state: CampaignState;
  readonly outcome: Outcome;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly draftId: string;
  readonly preparedBy: string;
  /** The sample that counts; 0 before the first. */
  readonly sampleRound: number;
  /** What the person who decided had seen: notices that came later are not answered. */
  readonly seenThrough: string | null;
  /** How many contents were listed when somebody decided, and above how many a second person was needed then. */
  readonly contentsAtDecision: number | null;
  readonly approvalAbove: number | null;
  readonly decidedBy: string | null;
  readonly startedAt: Date | null;
  /** Null as long as nobody had to, or nobody has. */
  readonly approvedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reversalId: string | null;
  readonly reversedBy: string | null;
  readonly reversalStartedAt: Date | null;
  readonly reversedAt: Date | null;
  readonly recordedAt: Date;
}

export interface CampaignContent {
  readonly contentId: string;
  /** As the platform names it. */
  readonly externalId: string;
  readonly version: number;
  readonly state: ContentState;
  readonly cause: string | null;
  readonly decisionId: string | null;
  readonly reversalId: string | null;
  readonly movedAt: Date;
}

export interface CampaignEvent {
  readonly id: string;
  readonly kind: CampaignEventKind;
  /** Null: the last content was done. */
  readonly staffId: string | null;
  readonly textId: string | null;
  readonly recordedAt: Date;
}

export const verdicts = ['fits', 'does-not-fit'] as const;
export type Verdict = (typeof verdicts)[number];

/** A random sample of the contents, drawn by a seed that everybody may draw by again. */
export interface CampaignSample {
  readonly round: number;
  readonly seed: string;
  readonly population: number;
  readonly size: number;
  readonly drawnBy: string;
  readonly recordedAt: Date;
}

export interface SampleItem {
  readonly position: number;
  readonly contentId: string;
  readonly externalId: string;
  readonly version: number;
  readonly verdict: Verdict | null;
  readonly judgedBy: string | null;
  readonly judgedAt: Date | null;
  readonly noteId: string | null;
}
