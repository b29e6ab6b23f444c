import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../infrastructure/ids.js';

/** The keys by what they are for, as fresh as they will ever be: the database holds only their hashes. */
export interface Credentials {
  readonly platform: string;
  readonly keys: Readonly<Record<string, string>>;
}

export const credentialsFile = (dataDir: string): string => join(dataDir, 'credentials.json');

/** Writes the file for its owner alone to read; whole or not at all, and on disk when this resolves. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${newId()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
