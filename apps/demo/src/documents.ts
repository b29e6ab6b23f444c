import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder into which everything of a run goes that is downloaded. */
export class Documents {
  readonly paths: string[] = [];

  constructor(private readonly folder: string) {}

  /** Where a file of this name lies, whether it is there or not. */
  pathOf(name: string): string {
    return join(this.folder, name);
  }

  async save(name: string, content: Buffer): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(this.folder, { recursive: true });
    await writeFile(path, content);
    this.paths.push(path);
  }
}
