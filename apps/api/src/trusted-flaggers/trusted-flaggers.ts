import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { FlaggerNoticesQuery } from './flagger-notices.query.js';
import { statusOf } from './status-history.rules.js';
import { historyOf, statusAt, type StatusAt } from './trusted-flagger.rules.js';
import { TrustedFlaggersRepository } from './trusted-flaggers.repository.js';

/** The register of trusted flaggers, for the rooms below. */
@Injectable()
export class TrustedFlaggers {
  constructor(
    private readonly repository: TrustedFlaggersRepository,
    private readonly notices: FlaggerNoticesQuery,
  ) {}

  /** The status at the instant of receipt, which stays with the notice whatever happens to it later; false for an unknown id. */
  async statusAt(tx: Tx, platformId: string, id: string, at: Date, category?: string | null): Promise<StatusAt> {
    const flagger = await this.repository.find(tx, platformId, id);
    return flagger ? statusAt(flagger, at, category) : { trusted: false, inArea: false };
  }

  /** Whether the platform's register has it, whatever its status. */
  async isRegistered(tx: Tx, platformId: string, id: string): Promise<boolean> {
    return (await this.repository.find(tx, platformId, id)) !== undefined;
  }

  /** Whether the notice is one of a trusted flagger inside the area (Art. 22(1)), by what staff found of its category since. */
  async isInArea(tx: Tx, platformId: string, noticeId: string): Promise<boolean> {
    const notice = await this.notices.find(tx, platformId, noticeId);
    return notice?.type === 'notice' && notice.inArea;
  }

  /** Whether a category would put the notice into the area that its flagger had on receipt; null: no trusted flagger sent it. */
  async wouldBeInArea(tx: Tx, platformId: string, noticeId: string, category: string): Promise<boolean | null> {
    const notice = await this.notices.find(tx, platformId, noticeId);
    const flagger = notice && (await this.repository.find(tx, platformId, notice.flaggerId));
    if (!flagger) return null;
    return statusOf(historyOf(flagger), notice.receivedAt).categories.includes(category);
  }
}
