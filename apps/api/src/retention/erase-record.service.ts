import { Injectable } from '@nestjs/common';
import { Audit, code, codes } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { MeasureTextsService } from '../measures/index.js';
import { ErasuresRepository } from './erasures.repository.js';
import { PartsQuery } from './parts.query.js';
import type { RecordRef } from './record.js';
import { eraseFilesJob } from './retention.jobs.js';
import { checkAfterErasure, nextCheckAt } from './retention.rules.js';

/** Erases texts, files and identifiers of a record that nothing keeps; the row stays and counts (PRV-2). */
@Injectable()
export class EraseRecordService {
  constructor(
    private readonly clock: Clock,
    private readonly parts: PartsQuery,
    private readonly erasures: ErasuresRepository,
    private readonly texts: SealedTexts,
    private readonly measureTexts: MeasureTextsService,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async erase(
    tx: Tx,
    platformId: string,
    record: RecordRef,
    { requestId, reasons }: { readonly requestId: string | null; readonly reasons: readonly string[] },
  ): Promise<void> {
    const now = this.clock.now();
    const erasedBefore = (await this.erasures.of(tx, platformId, record)).length > 0;
    const isUsedAgain =
      record.kind === 'measure-text' &&
      !erasedBefore &&
      !(await this.measureTexts.retire(tx, platformId, record.id, now));
    await this.erasures.setCheck(
      tx,
      platformId,
      record,
      isUsedAgain ? nextCheckAt([], now) : checkAfterErasure(now),
      requestId,
    );
    if (isUsedAgain) return;
    const files = erasedBefore ? [] : await this.parts.files(tx, platformId, record);
    const texts = await this.texts.erase(tx, platformId, await this.parts.texts(tx, platformId, record));
    if (erasedBefore && texts === 0) return;
    await this.erasures.insert(tx, {
      platformId,
      id: newId(),
      record: record.kind,
      recordId: record.id,
      requestId,
      reasons,
      texts,
      files: files.length,
      recordedAt: now,
    });
    const messageIds = record.kind === 'message' ? [record.id] : [];
    if (files.length + messageIds.length > 0)
      await this.jobs.add(tx, eraseFilesJob, { storageKeys: files, messageIds });
    await this.audit.append(tx, [
      {
        platformId,
        action: 'record.erased',
        entityKind: record.kind,
        entityId: record.id,
        details: {
          texts,
          files: files.length,
          ended: codes(reasons),
          request: requestId === null ? null : code(requestId),
        },
      },
    ]);
  }
}
