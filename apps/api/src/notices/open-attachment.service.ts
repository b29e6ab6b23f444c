import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, type Caller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedFiles } from '../infrastructure/sealing/index.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { FindNoticeService } from './find-notice.service.js';
import { NoticesRepository } from './notices.repository.js';

@Injectable()
export class OpenAttachmentService {
  constructor(
    private readonly db: Database,
    private readonly findNotice: FindNoticeService,
    private readonly notices: NoticesRepository,
    private readonly attachments: AttachmentsRepository,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  /**
   * The bytes of a file, for staff; the look is audited before they are given out. What came with a notice that turned out to be
   * about child sexual abuse is for those who may see suspected material: for all others there is no such file.
   */
  async open(
    caller: Caller,
    platformId: string,
    reference: string,
    position: number,
  ): Promise<{ content: Readable; mediaType: string }> {
    const notice = await this.findNotice.byReference(platformId, reference);
    return this.db.transaction(async (tx) => {
      const found = await this.attachments.find(tx, platformId, notice.id, position);
      const isSuspected = await this.notices.isAboutChildAbuse(tx, platformId, notice.id);
      if (!found || (isSuspected && !callerMay(caller, 'child-abuse:read'))) throw notFound();
      await this.audit.append(tx, [
        { platformId, action: 'attachment.opened', entityKind: 'attachment', entityId: found.id },
      ]);
      return { content: this.files.get(found.storageKey, found.wrappedKey), mediaType: found.mediaType };
    });
  }
}
