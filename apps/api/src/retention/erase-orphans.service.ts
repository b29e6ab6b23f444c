import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/log.js';
import { SealedFiles } from '../infrastructure/sealing/index.js';
import { StoredFilesQuery } from './stored-files.query.js';

export const eraseOrphansSweep = 'erase-orphan-files';
const everySeconds = 86_400;

/** A row follows its file within minutes. A week, should somebody try an older copy of the database on the folder: our choice. */
const orphanAgeMs = 7 * 86_400_000;

/**
 * Removes files that no row names: a process was killed after the file was stored and before the row was. Nobody can open one, since
 * its key would lie in the row.
 */
@Injectable()
export class EraseOrphansService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly files: SealedFiles,
    private readonly stored: StoredFilesQuery,
    private readonly log: Log,
  ) {}

  /** Goes by the machine's time, like the ids of files. */
  onModuleInit(): void {
    this.handlers.every(eraseOrphansSweep, everySeconds, () => this.eraseBefore(new Date(Date.now() - orphanAgeMs)));
  }

  async eraseBefore(before: Date): Promise<void> {
    let count = 0;
    for await (const ids of this.files.idsBefore(before)) {
      const known = await this.db.read((tx) => this.stored.among(tx, ids));
      for (const id of ids) {
        if (known.has(id)) continue;
        await this.files.erase(id);
        count += 1;
      }
    }
    if (count > 0) this.log.warn({ files: count }, 'Files that no row names were removed');
  }
}
