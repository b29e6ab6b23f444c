import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

export interface Settings {
  /** Of Noticedesk. */
  readonly url: string;
  /** The platform's key in addresses. */
  readonly platform: string;
  /** With the role `platform`. */
  readonly apiKey: string;
  /** As PUT …/webhook answered; without it nothing is believed that comes in, and all is pulled. */
  readonly webhookSecret?: string;
  /** Where this program listens, on this machine alone; 0 for a free port. */
  readonly port: number;
  readonly journal: string;
  /** What the addresses of its contents begin with; what is elsewhere it leaves alone. */
  readonly site: string;
  readonly pullEveryMs: number;
}

/** What a person can put right; its message alone is shown. */
export class SettingsError extends Error {}

/** From the environment, and what the first start of Noticedesk wrote down for the rest. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const dataDir = env.NOTICEDESK_DATA_DIR?.trim() || '.noticedesk';
  const folder = isAbsolute(dataDir) ? dataDir : join(process.cwd(), dataDir);
  const credentials = join(folder, 'credentials.json');
  const written = env.NOTICEDESK_KEY?.trim() ? undefined : readCredentials(credentials);
  return {
    url: (env.NOTICEDESK_URL?.trim() || 'http://127.0.0.1:3000').replace(/\/+$/, ''),
    platform: env.NOTICEDESK_PLATFORM?.trim() || written?.platform || 'sample',
    apiKey: env.NOTICEDESK_KEY?.trim() || written!.keys.platform,
    webhookSecret: env.NOTICEDESK_WEBHOOK_SECRET?.trim() || undefined,
    port: wholeNumber('SAMPLE_PLATFORM_PORT', env.SAMPLE_PLATFORM_PORT, 3100, 65_535),
    journal: env.SAMPLE_PLATFORM_JOURNAL?.trim() || join(folder, 'sample-platform.ndjson'),
    site: env.SAMPLE_PLATFORM_SITE?.trim() || 'https://sample-platform.example/',
    pullEveryMs: 1_000 * wholeNumber('SAMPLE_PLATFORM_PULL_SECONDS', env.SAMPLE_PLATFORM_PULL_SECONDS, 10, 86_400),
  };
}

function readCredentials(file: string): { platform: string; keys: { platform: string } } {
  if (existsSync(file)) {
    const read = JSON.parse(readFileSync(file, 'utf8')) as { platform: string; keys: { platform?: string } };
    if (read.keys.platform) return { platform: read.platform, keys: { platform: read.keys.platform } };
  }
  throw new SettingsError(
    `No key of the platform in ${file}. The first "npm start" writes it; or set NOTICEDESK_KEY and NOTICEDESK_PLATFORM.`,
  );
}

function wholeNumber(name: string, text: string | undefined, otherwise: number, max: number): number {
  if (!text?.trim()) return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && value <= max) return value;
  throw new SettingsError(`${name} must be a whole number of at most ${max}.`);
}
