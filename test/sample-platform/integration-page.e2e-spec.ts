import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

/** The page takes the time from the machine. */
class RunningClock extends TestClock {
  override now(): Date {
    return new Date();
  }
}

const shellOf = (file: string) =>
  [...readFileSync(join(repositoryRoot, file), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!);

describe('docs/integration.md', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await testApp({ clock: new RunningClock() });
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-page-'));
    mkdirSync(join(folder, '.noticedesk'));
    cpSync(join(app.dataDir, 'credentials.json'), join(folder, '.noticedesk', 'credentials.json'));
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads from the key to the first confirmation, to evidence, measures and the webhook, as it is written', async () => {
    const steps = shellOf('docs/integration.md').filter((block) => !block.includes('npm run'));
    const noticeAndDecision = shellOf('README.md').filter((block) =>
      /v1\/notices \$?|v1\/notices -H|claim\.json/.test(block),
    );
    const describe = steps.findIndex((block) => block.includes('/contents/post-1'));
    const script = [...steps.slice(0, describe + 1), ...noticeAndDecision.slice(0, 2), ...steps.slice(describe + 1)]
      .join('\necho\n')
      .replaceAll('http://127.0.0.1:3000', app.url)
      .replaceAll('curl -s', 'curl -sS --fail-with-body');
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: folder });
    expect(stdout).toContain('"restrictionState":"in-effect"');
    expect(stdout).toMatch(/"received":1,"accepted":1/);
    expect(stdout).toContain('whsec_');
    const items = JSON.parse(readFileSync(join(folder, 'items.json'), 'utf8')) as { items: unknown[] };
    expect(items.items).toHaveLength(1);
  }, 60_000);
});
