import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import type { ReportPreservationDto } from './preservation.dto.js';
import { PreservationsRepository, type OpenPreservation } from './preservations.repository.js';

/** Takes what the platform says came of preserving an item, and gives out what it was asked (for platforms without a webhook). */
@Injectable()
export class ReportPreservationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly preservations: PreservationsRepository,
    private readonly audit: Audit,
  ) {}

  open(platformId: string, limit: number, after?: string): Promise<OpenPreservation[]> {
    return this.db.read((tx) => this.preservations.open(tx, platformId, limit, after));
  }

  async report(platformId: string, itemId: string, dto: ReportPreservationDto): Promise<void> {
    const recordedAt = this.clock.now();
    const { outcome, failure, occurredAt = recordedAt, evidenceSha256 } = dto;
    if (occurredAt > recordedAt) throw invalidInput([{ pointer: '#/occurredAt', detail: 'must not be in the future' }]);
    if ((outcome === 'failed') !== (failure !== undefined)) {
      throw invalidInput([{ pointer: '#/failure', detail: 'must be given exactly when the outcome is failed' }]);
    }
    await this.db.transaction(async (tx) => {
      if (!(await this.preservations.itemExists(tx, platformId, itemId))) throw notFound();
      await this.preservations.insert(tx, [
        {
          platformId,
          itemId,
          outcome,
          failure: failure ?? null,
          occurredAt,
          recordedAt,
          evidenceSha256: evidenceSha256 ?? null,
        },
      ]);
      await this.audit.append(tx, [
        {
          platformId,
          action: `item.preservation-${outcome}`,
          entityKind: 'item',
          entityId: itemId,
          details: failure ? { failure: code(failure) } : {},
        },
      ]);
    });
  }
}
