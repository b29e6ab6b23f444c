import { Injectable } from '@nestjs/common';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { RestrictionTerms } from './restriction.js';

/** A restriction that was carried out with the help of an earlier tool. */
export interface EarlierRestriction extends RestrictionTerms {
  readonly decisionId: string;
  readonly subjectId: string;
  readonly imposedAt: Date;
  /** When it took effect; null when the earlier tool did not say. */
  readonly inEffectAt: Date | null;
  /** When it ended, for whatever reason; null for what is in force. */
  readonly endedAt: Date | null;
}

/** Restrictions of an earlier tool (Art. 17(1)): the platform carried them out, and is asked for nothing. */
@Injectable()
export class EarlierRestrictions {
  async insertMany(
    tx: Tx,
    platformId: string,
    restrictions: readonly EarlierRestriction[],
    recordedAt: Date,
  ): Promise<void> {
    const made = restrictions.map((one) => ({ ...one, id: newId(), endedAt: endOf(one, recordedAt) }));
    await insertRows(
      tx,
      'restriction',
      made.map(({ endedAt, ...restriction }) => ({
        ...restriction,
        platformId,
        state: endedAt === null ? 'in-effect' : 'expired',
        revision: endedAt === null ? 1 : 2,
        recordedAt,
      })),
    );
    await insertRows(
      tx,
      'restriction_change',
      made.flatMap(({ id: restrictionId, decisionId, territory, endsAt, imposedAt, endedAt }) => {
        const common = { platformId, restrictionId, territory, endsAt, recordedAt };
        const imposed = {
          ...common,
          id: newId(),
          revision: 1,
          kind: 'imposed',
          causeDecisionId: decisionId,
          occurredAt: imposedAt,
        };
        const ended = {
          ...common,
          id: newId(),
          revision: 2,
          kind: 'expired',
          causeDecisionId: null,
          occurredAt: endedAt,
        };
        return endedAt === null ? [imposed] : [imposed, ended];
      }),
    );
  }
}

function endOf({ endedAt, endsAt }: EarlierRestriction, now: Date): Date | null {
  return endedAt ?? (endsAt !== null && endsAt <= now ? endsAt : null);
}
