import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, ConfigError, loadConfig } from './config.js';
import { repositoryRoot } from './root.js';
import { loadSecrets } from './secrets.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

function linesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('has a standard for everything', () => {
    const config = loadConfig({});
    expect(config).toBeInstanceOf(Config);
    expect(config).toMatchObject({ publicUrl: 'http://127.0.0.1:3000', roles: ['api', 'worker'], logLevel: 'info' });
    expect(config.database.url).toBeUndefined();
    expect(config.dataDir).toBe(join(repositoryRoot, '.noticedesk'));
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ NOTICEDESK_PORT: '', DATABASE_URL: ' ' })).toEqual(loadConfig({}));
  });

  it.each([
    ['0.0.0.0', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['desk.example', 'http://desk.example:3000'],
  ])('makes the public address from the host %s', (host, url) => {
    expect(loadConfig({ NOTICEDESK_HOST: host }).publicUrl).toBe(url);
  });

  it('takes the public address without its trailing slash', () => {
    expect(loadConfig({ NOTICEDESK_PUBLIC_URL: 'https://desk.example/dsa/' }).publicUrl).toBe(
      'https://desk.example/dsa',
    );
  });

  it('lets the owner of the database be somebody else', () => {
    const config = loadConfig({ DATABASE_URL: 'postgres://app@db/nd', DATABASE_OWNER_URL: 'postgres://owner@db/nd' });
    expect(config.database).toMatchObject({ url: 'postgres://app@db/nd', ownerUrl: 'postgres://owner@db/nd' });
    expect(loadConfig({ DATABASE_URL: 'postgres://app@db/nd' }).database.ownerUrl).toBe('postgres://app@db/nd');
  });

  it.each([
    ['NOTICEDESK_PORT', '99999'],
    ['NOTICEDESK_PORT', '80a'],
    ['NOTICEDESK_PUBLIC_URL', 'desk.example'],
    ['NOTICEDESK_ROLES', 'api,cook'],
    ['DATABASE_URL', 'mysql://db/nd'],
    ['DATABASE_OWNER_URL', 'db'],
    ['DATABASE_POOL_SIZE', '1'],
    ['SMTP_URL', 'http://relay'],
    ['LOG_LEVEL', 'loud'],
    ['INTAKE_RATE_PER_MINUTE_PER_ADDRESS', '0'],
    ['INTAKE_RATE_PER_MINUTE_PER_KEY', '-1'],
    ['TRUST_PROXY', 'yes'],
    ['MAX_ATTACHMENT_BYTES', '10MB'],
    ['MAX_ATTACHMENTS', '101'],
  ])('refuses %s=%s in one line that names the variable', (name, value) => {
    expect(linesOf(() => loadConfig({ [name]: value }))).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be `)),
    ]);
  });

  it('tells everything that is wrong at once, and never repeats a URL, which may hold a password', () => {
    const lines = linesOf(() =>
      loadConfig({ NOTICEDESK_PORT: 'x', DATABASE_URL: 'mysql://root:hunter2@db', TRUST_PROXY: '1' }),
    );
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toContain('hunter2');
  });
});

describe('loadSecrets', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-secrets-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const config = (env: NodeJS.ProcessEnv = {}) => loadConfig({ NOTICEDESK_DATA_DIR: dataDir, ...env });

  it('makes keys for the embedded database once, readable for its owner alone', () => {
    const made = loadSecrets({}, config());
    expect([made.masterKey.length, made.serverKey.length, made.auditKey.length]).toEqual([32, 32, 32]);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(loadSecrets({}, config())).toEqual(made);
  });

  it('takes them from the environment and then keeps nothing', () => {
    const env = { NOTICEDESK_MASTER_KEY: KEY, NOTICEDESK_SERVER_KEY: KEY };
    expect(loadSecrets(env, config()).masterKey).toEqual(Buffer.alloc(32, 7));
    expect(() => statSync(join(dataDir, 'secrets.json'))).toThrow('ENOENT');
  });

  it('derives the key of the audit log where none was made: the same in every process', () => {
    const env = { NOTICEDESK_MASTER_KEY: KEY, NOTICEDESK_SERVER_KEY: KEY };
    const { auditKey, serverKey } = loadSecrets(env, config());
    expect(loadSecrets(env, config()).auditKey).toEqual(auditKey);
    expect([auditKey.length, auditKey.equals(serverKey)]).toEqual([32, false]);
    expect(loadSecrets({ ...env, NOTICEDESK_AUDIT_KEY: KEY }, config()).auditKey).toEqual(Buffer.alloc(32, 7));
  });

  it('makes none up for a database of one’s own', () => {
    const own = config({ DATABASE_URL: 'postgres://db/nd' });
    expect(linesOf(() => loadSecrets({}, own))).toEqual([expect.stringContaining('openssl rand -base64 32')]);
    loadSecrets({}, config());
    expect(() => loadSecrets({}, own)).not.toThrow(); // the file of an earlier start is there
  });

  it.each([['dGVzdA=='], ['not base64!'], [Buffer.alloc(33).toString('base64')]])(
    'refuses the key %s without repeating it',
    (key) => {
      const lines = linesOf(() => loadSecrets({ NOTICEDESK_MASTER_KEY: key, NOTICEDESK_SERVER_KEY: KEY }, config()));
      expect(lines).toEqual(['NOTICEDESK_MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32).']);
    },
  );

  it('refuses a file that is not what it made', () => {
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    expect(linesOf(() => loadSecrets({}, config()))).toEqual([
      expect.stringContaining('secrets.json must hold masterKey'),
    ]);
  });
});

describe('the variables', () => {
  const source = ['config.ts', 'secrets.ts']
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('');
  const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name).sort();
  const read = [...new Set(matches(source, /read\s*\.\w+\(\s*'([A-Z_]+)'/g))];
  const inRoot = (...path: string[]) => readFileSync(join(repositoryRoot, ...path), 'utf8');

  it('are those of .env.example', () => expect(matches(inRoot('.env.example'), /^([A-Z_]+)=/gm)).toEqual(read));
  it('are those of docs/configuration.md', () =>
    expect(matches(inRoot('docs', 'configuration.md'), /^\| `([A-Z_]+)` \|/gm)).toEqual(read));
  it('have in .env.example the values that they have without it', () => {
    const lines = inRoot('.env.example').matchAll(/^([A-Z_]+)="?(.*?)"?$/gm);
    expect(loadConfig(Object.fromEntries([...lines].map(([, name, value]) => [name as string, value])))).toEqual(
      loadConfig({}),
    );
  });
});
