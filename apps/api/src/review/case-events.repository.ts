import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';

export interface NewCaseEvent {
  platformId: string;
  caseId: string;
  kind:
    'pulled' | 'held' | 'resumed' | 'handed-over' | 'hand-over-ended' | 'escalated' | 'urgency-raised' | 'items-moved';
  staffId?: string;
  toStaffId?: string;
  /** Free text; kept sealed. */
  reason?: string;
  until?: Date;
  occurredAt: Date;
}

@Injectable()
export class CaseEventsRepository {
  constructor(private readonly texts: SealedTexts) {}

  async insert(tx: Tx, { reason, ...event }: NewCaseEvent): Promise<void> {
    const { platformId, occurredAt } = event;
    const sealed = reason === undefined ? [] : [this.texts.prepare({ platformId, kind: 'case-event', text: reason })];
    await this.texts.insertMany(tx, sealed, occurredAt);
    await tx.rows.caseEvent.create({
      data: { ...event, id: newId(), reasonId: sealed[0]?.id ?? null, recordedAt: occurredAt },
    });
  }
}
