import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { ErasuresRepository } from './erasures.repository.js';

/** Other requests are kept so long after they were closed, to show that they were answered: our choice and UNVERIFIED. */
const keptMs = 1_095 * 86_400_000;
const atOnce = 100;

/** Erases the requests of persons themselves: who asked that all goes is named nowhere once all is gone. */
@Injectable()
export class EraseRequestsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly requests: AccessRequestsRepository,
    private readonly erasures: ErasuresRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  async eraseDone(): Promise<void> {
    for (let count = atOnce; count === atOnce;) count = await this.eraseSome();
  }

  private eraseSome(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const done = await this.requests.lockDone(tx, new Date(now.getTime() - keptMs), atOnce);
      for (const request of done) {
        const { platformId, id } = request;
        const texts = await this.texts.erase(tx, platformId, await this.requests.textIds(tx, request));
        await this.erasures.insert(tx, {
          platformId,
          id: newId(),
          record: 'access-request',
          recordId: id,
          requestId: id,
          reasons: [],
          texts,
          files: 0,
          recordedAt: now,
        });
        await this.audit.append(tx, [
          {
            platformId,
            action: 'access-request.erased',
            entityKind: 'access-request',
            entityId: id,
            details: { texts },
          },
        ]);
      }
      return done.length;
    });
  }
}
