import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Review, type NoticeType } from '../review/index.js';
import { TrustedFlaggers } from '../trusted-flaggers/index.js';
import type { StoredNotice } from './find-notice.service.js';
import { noticeDecided, noticeTypeUnchanged } from './notice.problems.js';
import { TellTypeChangeService } from './tell-type-change.service.js';
import { TypeChangesRepository } from './type-changes.repository.js';

export interface ChangingType {
  readonly to: NoticeType;
  readonly reason: string;
  readonly staffId: string;
}

/**
 * Says that a flag under the terms is a notice, or the other way round (INT-5): by a person, with a reason, told to the sender, and
 * only while no item of it is decided. Due times stay, for they run from the receipt whatever the type; no priority is lowered.
 */
@Injectable()
export class ChangeTypeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly review: Review,
    private readonly trustedFlaggers: TrustedFlaggers,
    private readonly changes: TypeChangesRepository,
    private readonly sender: TellTypeChangeService,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Problems: `notice-type-unchanged`, `notice-decided`, `invalid-input`. */
  async change(notice: StoredNotice, { to, reason, staffId }: ChangingType): Promise<void> {
    if (!reason.trim()) throw invalidInput([{ pointer: '#/reason', detail: 'must say why' }]);
    const { platformId, id: noticeId } = notice;
    await this.db.transaction(async (tx) => {
      const { type: from, changes } = await this.changes.lockType(tx, platformId, noticeId);
      if (from === to) throw noticeTypeUnchanged(to);
      if (!(await this.review.keepUndecided(tx, platformId, noticeId))) throw noticeDecided();
      const occurredAt = this.clock.now();
      const sealed = this.texts.prepare({ platformId, kind: 'type-change', text: reason });
      await this.texts.insertMany(tx, [sealed], occurredAt);
      const changeId = await this.changes.insert(tx, {
        platformId,
        noticeId,
        position: changes + 1,
        from,
        to,
        staffId,
        reasonId: sealed.id,
        reasonHash: sealed.saltedHash,
        occurredAt,
      });
      if (to === 'notice') await this.raise(tx, notice);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'notice.type-changed',
          article: '16(6)',
          entityKind: 'notice',
          entityId: noticeId,
          details: { from: code(from), to: code(to) },
        },
      ]);
      await this.sender.tell(tx, { notice: { ...notice, type: to }, changeId, reason, occurredAt });
    });
  }

  /** As a notice it has the priority that its trusted flagger had on the day of receipt (Art. 22(1)). */
  private async raise(tx: Tx, { platformId, id }: StoredNotice): Promise<void> {
    if (!(await this.trustedFlaggers.isInArea(tx, platformId, id))) return;
    const asked = { priority: 'trusted-flagger', skill: 'general' } as const;
    await this.jobs.addMany(tx, await this.review.raises(tx, platformId, id, asked));
  }
}
