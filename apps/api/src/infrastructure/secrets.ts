import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';
import { ConfigError, EnvironmentReader } from './environment.js';

const KEY_BYTES = 32;

/** The keys of this installation. Apart from Config, so that nothing that prints settings can print them. */
export class Secrets {
  /** Wraps the keys of sealed texts and files: whoever loses it loses every text; whoever has it reads them. */
  readonly masterKey!: Buffer;
  /** Status secrets and look-ups of addresses are HMACs under it: with another key issued secrets stop working. */
  readonly serverKey!: Buffer;
  /** Seed of the Ed25519 key that signs the audit log: with another key older signatures still hold, under the older public key. */
  readonly auditKey!: Buffer;
}

/**
 * The keys from the environment, else from secrets.json in the data folder, which is made for the embedded database. With a
 * database of one's own nothing is made up: a second machine would make other keys and could not read the first one's texts.
 * Throws a ConfigError.
 */
export function loadSecrets(env: NodeJS.ProcessEnv, config: Config): Secrets {
  const read = new EnvironmentReader(env);
  const masterKey = read.key('NOTICEDESK_MASTER_KEY', KEY_BYTES);
  const serverKey = read.key('NOTICEDESK_SERVER_KEY', KEY_BYTES);
  const auditKey = read.key('NOTICEDESK_AUDIT_KEY', KEY_BYTES);
  read.throwErrors();
  if (masterKey && serverKey) return secretsOf({ masterKey, serverKey, auditKey });
  const kept = keptKeys(join(config.dataDir, 'secrets.json'), config.database.url === undefined);
  return secretsOf({
    masterKey: masterKey ?? kept.masterKey,
    serverKey: serverKey ?? kept.serverKey,
    auditKey: auditKey ?? kept.auditKey,
  });
}

/** Where no key was made for the audit log, one follows from the server key: the same in every process, and told by neither. */
function secretsOf({ masterKey, serverKey, auditKey }: KeptKeys): Secrets {
  const derived = () => Buffer.from(hkdfSync('sha256', serverKey, '', 'noticedesk audit signing key', KEY_BYTES));
  return Object.assign(new Secrets(), { masterKey, serverKey, auditKey: auditKey ?? derived() });
}

type KeptKeys = Pick<Secrets, 'masterKey' | 'serverKey'> & { readonly auditKey?: Buffer };

function keptKeys(file: string, mayMake: boolean): KeptKeys {
  if (!existsSync(file)) {
    if (!mayMake)
      throw new ConfigError([
        'NOTICEDESK_MASTER_KEY and NOTICEDESK_SERVER_KEY must be set with a DATABASE_URL: make each with "openssl rand -base64 32" and keep it safe.',
      ]);
    makeKeys(file);
  }
  const read = new EnvironmentReader(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const masterKey = read.key('masterKey', KEY_BYTES);
  const serverKey = read.key('serverKey', KEY_BYTES);
  const auditKey = read.key('auditKey', KEY_BYTES);
  if (!masterKey || !serverKey)
    throw new ConfigError([`${file} must hold masterKey and serverKey, ${KEY_BYTES} bytes in base64 each.`]);
  return { masterKey, serverKey, auditKey };
}

/** Of two programs that start at once one makes the file; a half-written one is never seen. */
function makeKeys(file: string): void {
  const key = () => randomBytes(KEY_BYTES).toString('base64');
  mkdirSync(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ masterKey: key(), serverKey: key(), auditKey: key() }, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
