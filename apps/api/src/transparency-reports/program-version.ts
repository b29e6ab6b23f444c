import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../infrastructure/root.js';

/** The version of this program, printed into what it makes. */
export const programVersion: string = (
  JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string }
).version;
