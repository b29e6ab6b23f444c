import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { allegesChildSexualAbuse, categoryListVersion, isSubcategoryOf } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Review } from '../review/index.js';
import { TrustedFlaggers } from '../trusted-flaggers/index.js';
import type { CategoriseNoticeDto } from './notice-desk.dto.js';
import { NoticesRepository } from './notices.repository.js';

/**
 * Records which category a notice is about, as deduced by a person (TRI-2); what the notifier alleged stays. Child abuse that is
 * found so leads its cases to those who may see it; what lies in the area of its trusted flagger has priority (Art. 22(1)).
 */
@Injectable()
export class CategoriseNoticeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly notices: NoticesRepository,
    private readonly review: Review,
    private readonly trustedFlaggers: TrustedFlaggers,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async categorise(
    notice: { platformId: string; id: string },
    staffId: string,
    dto: CategoriseNoticeDto,
  ): Promise<void> {
    const { category, keyword } = dto;
    if (keyword && !isSubcategoryOf(keyword, category)) {
      throw invalidInput([{ pointer: '#/keyword', detail: `must be a sub-category of ${category}` }]);
    }
    const { platformId, id: noticeId } = notice;
    const recordedAt = this.clock.now();
    await this.db.transaction(async (tx) => {
      await oneAtATime(tx, `notice:${noticeId}`); // so that no item is added meanwhile by the category that it had
      const inAreaOfExpertise = await this.trustedFlaggers.wouldBeInArea(tx, platformId, noticeId, category);
      await this.notices.insertCategory(tx, {
        platformId,
        noticeId,
        category,
        keyword: keyword ?? null,
        categoryListVersion,
        deducedBy: 'staff',
        staffId,
        inAreaOfExpertise,
        recordedAt,
      });
      if (allegesChildSexualAbuse(keyword)) {
        const asked = { priority: 'child-safety', skill: 'child-safety' } as const;
        await this.jobs.addMany(tx, await this.review.raises(tx, platformId, noticeId, asked));
      } else if (await this.trustedFlaggers.isInArea(tx, platformId, noticeId)) {
        const asked = { priority: 'trusted-flagger', skill: 'general' } as const;
        await this.jobs.addMany(tx, await this.review.raises(tx, platformId, noticeId, asked));
      }
      await this.audit.append(tx, [
        {
          platformId,
          action: 'notice.categorised',
          article: '16(6)',
          entityKind: 'notice',
          entityId: noticeId,
          details: { category: code(category), keyword: keyword ? code(keyword) : null },
        },
      ]);
    });
  }
}
