import type { PlannedContent } from '../scenario/day.js';
import type { ReviewCase } from './review-case.js';
import type { Member } from './team.js';

/** What a moderator decided on a content of the day, as what comes afterwards needs it. */
export interface Decided {
  readonly decisionId: string;
  readonly outcome: 'restrict' | 'no-action';
  readonly found: ReviewCase;
  readonly content: PlannedContent;
  readonly by: Member;
}

/** The decisions of the day by the content that they are about; one that restricts goes before one that does not. */
export class Decisions {
  private readonly byContent = new Map<string, Decided>();

  add(decided: Decided): void {
    const { id } = decided.content;
    if (this.byContent.get(id)?.outcome !== 'restrict') this.byContent.set(id, decided);
  }

  /** Undefined when nobody has decided on it yet. */
  on({ id }: PlannedContent): Decided | undefined {
    return this.byContent.get(id);
  }

  /** In the order of deciding. */
  all(): readonly Decided[] {
    return [...this.byContent.values()];
  }
}
