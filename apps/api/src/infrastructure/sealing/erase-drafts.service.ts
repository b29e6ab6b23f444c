import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/index.js';
import { SealedFiles } from './sealed-files.js';

export const eraseDraftsSweep = 'erase-file-drafts';
const everySeconds = 3_600;

/** A file that nobody finished within a day never will be: the process that wrote it was killed. */
const draftAgeMs = 24 * 3_600_000;

/** Removes what killed processes left half written. */
@Injectable()
export class EraseDraftsService implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly files: SealedFiles,
  ) {}

  /** Goes by the machine's time, like the dates of files. */
  onModuleInit(): void {
    this.handlers.every(eraseDraftsSweep, everySeconds, () =>
      this.files.eraseDrafts(new Date(Date.now() - draftAgeMs)),
    );
  }
}
