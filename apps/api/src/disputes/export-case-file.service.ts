import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { makeArchive } from '../infrastructure/archive.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { caseFileDocuments } from './case-file-documents.js';
import { DisputeEventsRepository } from './dispute-events.repository.js';
import { GatherCaseFileService } from './gather-case-file.service.js';

/** Makes the archive that a body judges by (Art. 21(2)); that somebody took it out of the house is on record first. */
@Injectable()
export class ExportCaseFileService {
  constructor(
    private readonly db: Database,
    private readonly gathering: GatherCaseFileService,
    private readonly events: DisputeEventsRepository,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `case-file-held`, `invalid-input` for a part that there is not. */
  async export(by: StaffCaller, id: string, part = 1): Promise<Uint8Array> {
    const { platformId, staffId } = by;
    const file = await this.gathering.gather(by, id, part);
    const { dispute, madeAt } = file;
    const about = { caseFileOf: dispute.id, part, madeAt: madeAt.toISOString() };
    const archive = makeArchive(caseFileDocuments(file), about);
    const archiveSha256 = createHash('sha256').update(archive).digest('hex');
    await this.db.transaction(async (tx) => {
      const event = {
        kind: 'case-file-exported',
        staffId,
        archiveSha256,
        occurredAt: madeAt,
        recordedAt: madeAt,
      } as const;
      await this.events.insert(tx, dispute, event);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'dispute.case-file-exported',
          article: '21(2)',
          entityKind: 'dispute',
          entityId: id,
          details: { archiveSha256: code(archiveSha256), part, withTexts: file.mayReadTexts },
        },
      ]);
    });
    return archive;
  }
}
