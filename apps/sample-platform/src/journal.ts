import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Fact } from './fact.js';

/**
 * The file in which the facts stand, a set of them a line. A set is on the disk, in whole or not at all, before `append` comes back;
 * a line that a crash cut off is cut away when the file is opened again.
 */
export class Journal {
  private last: Promise<void> = Promise.resolve();

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<{ journal: Journal; facts: Fact[] }> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+', 0o600);
    const bytes = await readFile(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) await file.truncate(whole);
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n').filter(Boolean);
    return { journal: new Journal(file), facts: lines.flatMap((line) => JSON.parse(line) as Fact[]) };
  }

  /** One after the other, in the order of the calls. */
  append(facts: readonly Fact[]): Promise<void> {
    const written = this.last.then(async () => {
      await this.file.appendFile(`${JSON.stringify(facts)}\n`);
      await this.file.datasync();
    });
    this.last = written.catch(() => {});
    return written;
  }

  async close(): Promise<void> {
    await this.last;
    await this.file.close();
  }
}
