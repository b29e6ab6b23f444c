import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';

export interface Settings {
  /** Of the running server, without a trailing slash. */
  readonly url: string;
  /** Key of the platform at which the day is played. */
  readonly platform: string;
  readonly adminKey: string;
  /** Absolute: the report's files go into `demo/` below it. */
  readonly dataDir: string;
  readonly notices: number;
  readonly seed: number;
  /** Whether a webhook of the platform may be taken away for the day. */
  readonly replacesWebhook: boolean;
}

/** What a person can put right; its message alone is shown. */
export class SettingsError extends Error {}

const mostNotices = 5_000;

/** Reads the command line and the environment, and what the first start of the server wrote down for the rest. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const { notices, seed, replacesWebhook } = readArguments(args);
  const dataDir = absolute(env.NOTICEDESK_DATA_DIR?.trim() || '.noticedesk');
  const given = { platform: env.NOTICEDESK_PLATFORM?.trim(), adminKey: env.NOTICEDESK_ADMIN_KEY?.trim() };
  const url = env.NOTICEDESK_URL?.trim() || `http://${hostOf(env)}:${env.NOTICEDESK_PORT?.trim() || 3000}`;
  const written = given.adminKey ? undefined : readCredentials(join(dataDir, 'credentials.json'));
  return {
    url: url.replace(/\/+$/, ''),
    platform: given.platform || written?.platform || 'sample',
    adminKey: given.adminKey || written!.keys.admin,
    dataDir,
    notices,
    seed,
    replacesWebhook,
  };
}

function readArguments(args: readonly string[]): Pick<Settings, 'notices' | 'seed' | 'replacesWebhook'> {
  const options = {
    notices: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    'replace-webhook': { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return {
      notices: wholeNumber('notices', values.notices, 1, mostNotices),
      seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
      replacesWebhook: values['replace-webhook'],
    };
  } catch (error) {
    throw new SettingsError(
      `${(error as Error).message}\nUsage: npm run demo -- [--notices 300] [--seed 1] [--replace-webhook]`,
    );
  }
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new SettingsError(`--${name} must be a whole number from ${min} to ${max}.`);
}

function readCredentials(file: string): { platform: string; keys: { admin: string } } {
  if (existsSync(file)) {
    const { platform, keys } = JSON.parse(readFileSync(file, 'utf8')) as { platform: string; keys: { admin: string } };
    if (keys.admin) return { platform, keys };
  }
  throw new SettingsError(
    `No administrator's key in ${file}. The first "npm start" writes it; or set NOTICEDESK_ADMIN_KEY and NOTICEDESK_PLATFORM.`,
  );
}

function hostOf(env: NodeJS.ProcessEnv): string {
  const host = env.NOTICEDESK_HOST?.trim() || '127.0.0.1';
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function absolute(folder: string): string {
  return isAbsolute(folder) ? folder : join(rootAbove(import.meta.dirname), folder);
}

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
