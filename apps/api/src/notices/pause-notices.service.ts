import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Misuse } from '../misuse/index.js';
import type { NoticeRow, Urgency } from './notice-draft.js';
import { mayBePaused } from './pause.rules.js';

/** What of an arrived notice says whether its processing pauses. */
export interface PausableNotice {
  notice: Pick<NoticeRow, 'platformId' | 'type' | 'notifierHmac' | 'trustedFlaggerId' | 'receivedAt' | 'recordedAt'>;
  urgency: Pick<Urgency, 'priority'>;
}

/** Of suspended senders the processing pauses; their notices are received and counted like any other (Art. 23(2)). */
@Injectable()
export class PauseNoticesService {
  constructor(private readonly misuse: Misuse) {}

  /** Until when each is paused, in their order; null for those that are not. One statement, and none where nobody can be. */
  async untilOf(tx: Tx, arrived: readonly PausableNotice[]): Promise<(Date | null)[]> {
    const pausable = arrived.filter(({ notice, urgency }) => mayBePaused(notice, urgency.priority));
    const ends = await this.misuse.suspensionsOf(
      tx,
      pausable.map(({ notice }) => ({
        platformId: notice.platformId,
        kind: 'notices',
        addressHmac: notice.notifierHmac,
        at: notice.receivedAt,
      })),
    );
    const until = new Map(pausable.map((one, i) => [one, ends[i] ?? null]));
    return arrived.map((one) => {
      const end = until.get(one) ?? null;
      return end && end > one.notice.recordedAt ? end : null; // a letter may be entered after the suspension
    });
  }
}
