import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './root.js';

/** The version of this program, and so of its rules: printed into what it makes, and kept with what was decided by it. */
export const programVersion: string = (
  JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string }
).version;
