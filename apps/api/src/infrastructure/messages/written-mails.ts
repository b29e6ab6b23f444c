import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';

/** The mails that lie as files in the mail folder where there is no relay. */
@Injectable()
export class WrittenMails {
  constructor(private readonly config: Config) {}

  /** Deletes the files of these messages; no error where there are none. */
  async erase(messageIds: readonly string[]): Promise<void> {
    if (messageIds.length === 0) return;
    const { directory } = this.config.mail;
    const names = await readdir(directory).catch(() => []); // nothing was ever written
    const wanted = new Set(messageIds);
    for (const name of names) {
      const [, id] = /-([0-9a-f]{8}-[0-9a-f-]{27})\.eml(?:\.part)?$/.exec(name) ?? [];
      if (id !== undefined && wanted.has(id)) await rm(join(directory, name), { force: true });
    }
  }
}
