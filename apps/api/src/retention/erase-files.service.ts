import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { WrittenMails } from '../infrastructure/messages/index.js';
import { SealedFiles } from '../infrastructure/sealing/index.js';
import { eraseFilesJob } from './retention.jobs.js';

/** Takes from the disk what the database has forgotten already; what a kill left is taken by the next attempt. */
@Injectable()
export class EraseFilesService implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly files: SealedFiles,
    private readonly mails: WrittenMails,
  ) {}

  onModuleInit(): void {
    this.handlers.register(eraseFilesJob, async ({ storageKeys, messageIds }) => {
      for (const key of storageKeys) await this.files.erase(key);
      await this.mails.erase(messageIds);
    });
  }
}
