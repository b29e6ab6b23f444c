import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';

export interface NewKnowledgeAssessment {
  platformId: string;
  itemId: string;
  staffId: string;
  givesActualKnowledge: boolean;
  /** Sealed. */
  reasonId: string | null;
  occurredAt: Date;
  recordedAt: Date;
}

@Injectable()
export class KnowledgeAssessmentsRepository {
  async isItemOf(tx: Tx, platformId: string, caseId: string, itemId: string): Promise<boolean> {
    return (await tx.rows.caseItem.count({ where: { platformId, caseId, itemId } })) === 1;
  }

  async insert(tx: Tx, assessment: NewKnowledgeAssessment): Promise<void> {
    await tx.rows.knowledgeAssessment.create({ data: { ...assessment, id: newId() } });
  }
}
