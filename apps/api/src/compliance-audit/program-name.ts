import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../infrastructure/root.js';

const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };

/** The program with its version, as it is named in what it makes. */
export const programName = `Noticedesk ${version}`;
