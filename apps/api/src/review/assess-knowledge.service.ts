import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { ClaimsRepository } from './claims.repository.js';
import { KnowledgeAssessmentsRepository } from './knowledge-assessments.repository.js';
import { leaseLost } from './review.problems.js';

export interface KnowledgeAssessment {
  platformId: string;
  caseId: string;
  staffId: string;
  itemId: string;
  givesActualKnowledge: boolean;
  /** When the provider knew; now when not given. */
  occurredAt?: Date;
  reason?: string;
}

/** Records whether an item gives actual knowledge of illegal content, since when, and who says so (Art. 16(3), Art. 6; TRI-1). */
@Injectable()
export class AssessKnowledgeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly claims: ClaimsRepository,
    private readonly assessments: KnowledgeAssessmentsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  async assess({ platformId, caseId, staffId, itemId, reason, ...assessment }: KnowledgeAssessment): Promise<void> {
    const now = this.clock.now();
    const occurredAt = assessment.occurredAt ?? now;
    if (occurredAt > now) throw invalidInput([{ pointer: '#/occurredAt', detail: 'must not be in the future' }]);
    await this.db.transaction(async (tx) => {
      if (!(await this.claims.liveClaim(tx, platformId, caseId, staffId, now))) throw leaseLost(caseId);
      if (!(await this.assessments.isItemOf(tx, platformId, caseId, itemId))) {
        throw invalidInput([{ pointer: '#/itemId', detail: 'must be an item of the case' }]);
      }
      const sealed =
        reason === undefined ? [] : [this.texts.prepare({ platformId, kind: 'knowledge-assessment', text: reason })];
      await this.texts.insertMany(tx, sealed, now);
      const { givesActualKnowledge } = assessment;
      const reasonId = sealed[0]?.id ?? null;
      await this.assessments.insert(tx, {
        platformId,
        itemId,
        staffId,
        givesActualKnowledge,
        reasonId,
        occurredAt,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'item.knowledge-assessed',
          article: '16(3)',
          entityKind: 'item',
          entityId: itemId,
          details: { givesActualKnowledge, since: occurredAt },
        },
      ]);
    });
  }
}
