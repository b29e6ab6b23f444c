import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder into which everything of a run goes that is downloaded. */
export class Documents {
  readonly paths: string[] = [];

  constructor(private readonly folder: string) {}

  async save(name: string, content: Buffer): Promise<void> {
    const path = join(this.folder, name);
    await mkdir(this.folder, { recursive: true });
    await writeFile(path, content);
    this.paths.push(path);
  }
}
