import type { Notifiers, ReceivedNotice } from './actors/notifiers.js';
import type { Team } from './actors/team.js';
import type { Api } from './api.js';
import type { Documents } from './documents.js';
import type { Progress, Step } from './progress.js';
import type { PlannedNotice } from './scenario/day.js';
import type { Script } from './scenario/script.js';

/** What the day is played with. */
export interface Stage {
  readonly admin: Api;
  readonly stranger: Api;
  readonly team: Team;
  readonly platform: string;
  readonly script: Script;
  readonly notifiers: Notifiers;
  readonly documents: Documents;
  readonly progress: Progress;
  readonly startedAt: Date;
}

/** What each notifier was answered at receipt, in the order of coming. */
export type Answers = ReadonlyMap<PlannedNotice, ReceivedNotice>;

export type Steps = Record<'described' | 'received' | 'decided' | 'answered' | 'complaints' | 'proceedings', Step>;

/** How many requests of one kind are under way at once. */
export const WIDTH = 8;
