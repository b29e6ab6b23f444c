import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { CaseItemsQuery } from './case-items.query.js';

/** More items than these are not compared one by one. */
export const comparedItemsAtMost = 2_000;

/** What one item of a case alleges. */
export interface Allegation {
  readonly category: string | null;
  /** As the notifier wrote it. */
  readonly law: string | null;
  /** The code of the clause that a flag names. */
  readonly clause: string | null;
}

/** What the items of a case allege, as filed by now. */
@Injectable()
export class AllegationsQuery {
  constructor(private readonly items: CaseItemsQuery) {}

  /** Null for a case with more than `comparedItemsAtMost` items. */
  async of(tx: Tx, platformId: string, caseId: string): Promise<Allegation[] | null> {
    const items = await this.items.of(tx, platformId, caseId, comparedItemsAtMost + 1);
    if (items.length > comparedItemsAtMost) return null;
    return items.map(({ category, law, termsClause }) => ({ category, law, clause: termsClause?.code ?? null }));
  }
}
