import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../../apps/api/src/first-start/credentials-file.js';
import { client } from '../support/http.js';
import type { TestApp } from '../support/test-app.js';

/** The keys of the sample platform that the first start made: of each of its staff, the platform and the installation. */
export function sampleKeys({ dataDir }: TestApp): Record<string, string> {
  return (JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')) as Credentials).keys;
}

/** A client for the sample platform's key of this role. */
export const as = (app: TestApp, role: string) => client(app.url, sampleKeys(app)[role]);

export const aPlatform = (changes: Record<string, unknown> = {}) => ({
  key: 'example-forum',
  serviceName: 'Example Forum',
  providerName: 'Example Media SA',
  timeZone: 'Europe/Brussels',
  languages: ['en'],
  tier: { tier: 'online-platform', microOrSmall: false },
  ...changes,
});

export interface ProblemBody {
  type: string;
  errors: { pointer: string; detail: string }[];
}

/** The slug at the end of a problem's type. */
export const slugOf = ({ type }: { type: string }): string => type.split('/').at(-1)!;

/** The fields that were refused, each once, whatever number of rules it breaks. */
export const pointersOf = ({ errors }: ProblemBody): string[] => [...new Set(errors.map(({ pointer }) => pointer))];
