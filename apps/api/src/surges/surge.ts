export const surgeStates = ['noticed', 'on', 'off', 'dismissed'] as const;
export type SurgeState = (typeof surgeStates)[number];

/** What a person does to a surge. */
export const surgeMoves = ['switch-on', 'dismiss', 'step', 'prolong', 'switch-off'] as const;
export type SurgeMove = (typeof surgeMoves)[number];

export const surgeEventKinds = ['noticed', 'switched-on', 'dismissed', 'step', 'prolonged', 'switched-off'] as const;
export type SurgeEventKind = (typeof surgeEventKinds)[number];

/** What a surge is of: the whole platform where both are null. */
export interface SurgeScope {
  readonly category: string | null;
  readonly language: string | null;
}

/** What the rule saw when it noticed a surge: notices an hour. */
export interface Rush {
  readonly rule: string;
  readonly noticesInHour: number;
  /** The median of the same hour on the days on record. */
  readonly usualInHour: number;
  readonly spreadInHour: number;
  readonly thresholdInHour: number;
  readonly daysOnRecord: number;
}

/** Many more notices than usual, and that people went over to another way of working for a time (Art. 34-36, AUD-5). */
export interface Surge extends SurgeScope {
  readonly id: string;
  readonly origin: 'person' | 'rule';
  readonly state: SurgeState;
  /** When it was noticed, or else switched on. */
  readonly beganAt: Date;
  readonly switchedOnAt: Date | null;
  readonly expectedEndAt: Date | null;
  /** When it was switched off or dismissed. */
  readonly endedAt: Date | null;
  /** Null for one that a person switched on unasked. */
  readonly rush: Rush | null;
  readonly recordedAt: Date;
}

export interface SurgeEvent {
  readonly id: string;
  readonly kind: SurgeEventKind;
  /** Null: the rule noticed it. */
  readonly staffId: string | null;
  readonly textId: string | null;
  readonly expectedEndAt: Date | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** Which of a surge's columns change. */
export type SurgeChange = Pick<Surge, 'state' | 'switchedOnAt' | 'expectedEndAt' | 'endedAt'>;
