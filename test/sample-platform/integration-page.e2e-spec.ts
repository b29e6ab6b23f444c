import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { RunningClock } from './sample-on.js';

const blocksOf = (file: string, language: 'sh' | 'ts') =>
  [...readFileSync(join(repositoryRoot, file), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, of, block]) =>
    of === language ? [block!] : [],
  );

/** What the compiler says about a file beside the client's own. */
function faultsOf(source: string): string[] {
  const file = join(repositoryRoot, 'clients', 'typescript', 'src', 'of-the-page.ts');
  const { config } = ts.readConfigFile(join(repositoryRoot, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repositoryRoot);
  const settings = { ...options, noEmit: true, noUnusedLocals: false };
  const host = ts.createCompilerHost(settings);
  const read = (path: string) => (path === file ? source : ts.sys.readFile(path));
  const program = ts.createProgram(
    [file, join(repositoryRoot, 'clients', 'typescript', 'fetch-types.d.ts')],
    settings,
    {
      ...host,
      readFile: read,
      fileExists: (path) => path === file || ts.sys.fileExists(path),
      getSourceFile: (path, target, ...rest) =>
        path === file ? ts.createSourceFile(path, source, target) : host.getSourceFile(path, target, ...rest),
    },
  );
  const found = program.getSourceFile(file)!;
  return [...program.getSyntacticDiagnostics(found), ...program.getSemanticDiagnostics(found)].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

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
    const steps = blocksOf('docs/integration.md', 'sh').filter((block) => !block.includes('npm run'));
    const noticeAndDecision = blocksOf('README.md', 'sh').filter((block) =>
      /v1\/notices \$?|v1\/notices -H|claim\.json/.test(block),
    );
    const describe = steps.findIndex((block) => block.includes('/contents/post-1'));
    const script = [...steps.slice(0, describe + 1), ...noticeAndDecision.slice(0, 2), ...steps.slice(describe + 1)]
      .concat('cat items.json\n')
      .join('\necho\n')
      .replaceAll('http://127.0.0.1:3000', app.url)
      .replaceAll('curl -s', 'curl -sS --fail-with-body');
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder },
    });
    expect(stdout).toContain('"restrictionState":"in-effect"');
    expect(stdout).toMatch(/"received":1,"accepted":1/);
    expect(stdout).toContain('whsec_');
    expect(stdout).toMatch(/"lifts":\["visibility-removal"\],.*"state":"confirmed"/);
    expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toMatchObject({
      items: [{ url: 'https://forum.example/posts/1' }],
    });
  }, 60_000);

  it('shows code that the client takes', () => {
    const [begin, ...steps] = blocksOf('docs/integration.md', 'ts');
    const source = [
      begin!.replace("'./noticedesk/index.js'", "'./index.js'"),
      `import type { EnforcementCommandResponse, MeasureDto } from './index.js';`,
      'declare const command: EnforcementCommandResponse, measures: MeasureDto[], id: string, effectiveAt: string;',
      'declare const measureId: string, appliedOn: string, reversedAt: string;',
      'declare const carryOut: (command: EnforcementCommandResponse) => Promise<void>;',
      'declare const keep: (itemId: string) => Promise<string>;',
      'declare const lift: (measureId: string, types: readonly string[]) => Promise<string>;',
      `const body = { outcome: 'done', effectiveAt } as const;`,
      ...steps.map((step) => `void (async () => {\n${step}\n});`),
    ].join('\n');
    expect(faultsOf(source)).toEqual([]);
  }, 60_000);
});
