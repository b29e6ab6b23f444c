import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/index.js';
import type { StoredFile } from '../infrastructure/sealing/index.js';
import { attachmentNotTaken, StoreFileService, tooManyAttachments, type AttachmentResponse } from '../notices/index.js';
import { ComplaintAttachmentsRepository } from './complaint-attachments.repository.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { stateAfter } from './complaint-case.rules.js';
import { complaintEnded } from './complaint.problems.js';
import type { StoredComplaint } from './complaint.js';

/** Adds a file to a complaint that is not over (CMP-2). */
@Injectable()
export class AttachComplaintFileService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly cases: ComplaintCasesRepository,
    private readonly attachments: ComplaintAttachmentsRepository,
    private readonly storeFile: StoreFileService,
    private readonly audit: Audit,
  ) {}

  /** Whether files are taken: none where child sexual abuse is suspected, for possessing it may be an offence. */
  async takesFiles({ platformId, id }: StoredComplaint): Promise<boolean> {
    const { skill } = (await this.db.read((tx) => this.cases.find(tx, platformId, id)))!;
    return skill !== 'child-safety' && this.config.attachments.maxCount > 0;
  }

  /** Problems: `attachment-not-taken`, `too-many-attachments`, `payload-too-large`, `complaint-ended`. */
  async attach(complaint: StoredComplaint, source: AsyncIterable<Buffer>): Promise<AttachmentResponse> {
    const { skill, state } = (await this.db.read((tx) => this.cases.find(tx, complaint.platformId, complaint.id)))!;
    if (skill === 'child-safety')
      throw attachmentNotTaken('Where child sexual abuse is suspected, no file is taken. What you write is enough.');
    if (!stateAfter(state, 'withdraw')) throw complaintEnded(state);
    const { file } = await this.storeFile.store(source, ({ mediaType, stored }) =>
      this.write(complaint, mediaType, stored),
    );
    return file;
  }

  /** A file that the complaint has already is the same one again. */
  private write(
    { platformId, id: complaintId }: StoredComplaint,
    mediaType: string,
    stored: StoredFile,
  ): Promise<{ file: AttachmentResponse; isNew: boolean }> {
    const recordedAt = this.clock.now();
    return this.db.transaction(async (tx) => {
      const position = await this.attachments.lockCount(tx, platformId, complaintId);
      const { state } = (await this.cases.lock(tx, platformId, complaintId))!; // it may have ended while the file came in
      if (!stateAfter(state, 'withdraw')) throw complaintEnded(state);
      const file = { mediaType, bytes: stored.bytes, sha256: stored.sha256.toString('hex') };
      const earlier = await this.attachments.positionOf(tx, platformId, complaintId, stored.sha256);
      if (earlier !== null) return { file: { position: earlier, ...file }, isNew: false };
      if (position >= this.config.attachments.maxCount) throw tooManyAttachments(this.config.attachments.maxCount);
      const attachment = { platformId, complaintId, mediaType, stored, recordedAt };
      const id = await this.attachments.insert(tx, attachment, position);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'complaint-attachment.received',
          article: '20(3)',
          entityKind: 'complaint-attachment',
          entityId: id,
          details: { complaint: code(complaintId), type: code(mediaType), bytes: stored.bytes },
        },
      ]);
      return { file: { position, ...file }, isNew: true };
    });
  }
}
