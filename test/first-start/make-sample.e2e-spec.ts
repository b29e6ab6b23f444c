import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication } from '../../apps/api/src/application.js';
import type { Credentials } from '../../apps/api/src/first-start/credentials-file.js';
import { loadConfig } from '../../apps/api/src/infrastructure/config.js';
import { loadSecrets } from '../../apps/api/src/infrastructure/secrets.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { testDatabase } from '../support/test-database.js';

const readCredentials = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')) as Credentials;

describe('the first start', () => {
  let app: TestApp;
  let credentials: Credentials;

  beforeAll(async () => {
    app = await testApp();
    credentials = readCredentials(app.dataDir);
  });
  afterAll(() => app.stop());

  it('makes a sample platform that anybody can see (Art. 11-13)', async () => {
    const { status, body } = await client(app.url).get('/v1/platforms/sample');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      key: 'sample',
      tier: 'online-platform',
      languages: ['en', 'de', 'fr'],
      timeZone: 'Europe/Brussels',
      redress: ['internal-complaint', 'out-of-court', 'court'],
      contactPoints: [{ kind: 'authorities' }, { kind: 'recipients' }],
    });
  });

  it('prints the keys of a moderator, a compliance officer and the platform, and where all are', () => {
    const printed = app.firstStartLines.join('\n');
    for (const role of ['moderator', 'compliance-officer', 'platform'])
      expect(printed).toContain(credentials.keys[role]);
    expect(printed).toContain(join(app.dataDir, 'credentials.json'));
  });

  it('writes the keys for the owner of the file alone to read', () =>
    expect(statSync(join(app.dataDir, 'credentials.json')).mode & 0o777).toBe(0o600));

  it.each([
    ['moderator', '/v1/platforms/sample/settings', 200],
    ['senior-moderator', '/v1/platforms/sample/settings', 200],
    ['compliance-officer', '/v1/platforms/sample/audit-entries', 200],
    ['platform', '/v1/platforms/sample/settings', 200],
    ['admin', '/v1/platforms/sample/keys', 200],
  ])('makes a key of a %s that works', async (role, path, status) =>
    expect((await client(app.url, credentials.keys[role]).get(path)).status).toBe(status),
  );

  it('sets the default targets and three clauses of the terms', async () => {
    const admin = client(app.url, credentials.keys.admin);
    const targets = await admin.get<{ items: unknown[] }>('/v1/platforms/sample/targets');
    expect(targets.body.items.length).toBeGreaterThan(6);
    expect((await admin.get<{ items: unknown[] }>('/v1/platforms/sample/terms-clauses')).body.items).toHaveLength(3);
  });

  it('is not repeated on the same data', async () => {
    const before = readFileSync(join(app.dataDir, 'credentials.json'), 'utf8');
    const config = loadConfig(app.env);
    const again = await startApplication(config, loadSecrets(app.env, config));
    try {
      expect(again.firstStartLines).toEqual([]);
      expect(readFileSync(join(app.dataDir, 'credentials.json'), 'utf8')).toBe(before);
      expect((await client(again.url).get<{ items: unknown[] }>('/v1/platforms')).body.items).toHaveLength(1);
    } finally {
      await again.stop();
    }
  });

  it('happens once when two programs start at once on one database', async () => {
    const database = await testDatabase();
    const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'noticedesk-twin-')));
    const start = (dataDir: string) => {
      const env = {
        ...app.env,
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        NOTICEDESK_DATA_DIR: dataDir,
      };
      const config = loadConfig(env);
      return startApplication(config, loadSecrets(env, config));
    };
    const programs = await Promise.all(folders.map(start));
    try {
      expect(programs.map(({ firstStartLines }) => firstStartLines.length > 0).sort()).toEqual([false, true]);
      const { rows } = await database.owner.query('select p.key from platform p');
      expect(rows).toEqual([{ key: 'sample' }]);
    } finally {
      await Promise.all(programs.map(({ stop }) => stop()));
      await database.drop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  });

  it('leaves neither a platform nor a file when the keys cannot be written down', async () => {
    const database = await testDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-blocked-'));
    mkdirSync(join(dataDir, 'credentials.json', 'in-the-way'), { recursive: true });
    const env = {
      ...app.env,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      NOTICEDESK_DATA_DIR: dataDir,
    };
    const config = loadConfig(env);
    try {
      await expect(startApplication(config, loadSecrets(env, config))).rejects.toThrow('credentials.json');
      expect((await database.owner.query('select from platform')).rowCount).toBe(0);
      expect(readdirSync(dataDir).filter((name) => name.startsWith('credentials'))).toEqual(['credentials.json']);
    } finally {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('leaves a worker without a platform to wait for one', async () => {
    const database = await testDatabase();
    const env = {
      ...app.env,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      NOTICEDESK_ROLES: 'worker',
    };
    const config = loadConfig(env);
    const worker = await startApplication(config, loadSecrets(env, config));
    try {
      expect(worker.firstStartLines).toEqual([]);
      expect((await database.owner.query('select from platform')).rowCount).toBe(0);
    } finally {
      await worker.stop();
      await database.drop();
    }
  });
});
