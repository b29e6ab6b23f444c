import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { callRoute } from '../../apps/api/src/infrastructure/command-line/call.command.js';
import { aNotice } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('noticedesk call', () => {
  let app: TestApp;
  let folder: string;
  beforeAll(async () => {
    app = await testApp();
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-call-'));
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async (...args: string[]) => {
    const stdout = new PassThrough();
    const code = await callRoute.run([...args, '--url', app.url], {
      print: () => {},
      say: () => {},
      stdout,
      env: { NOTICEDESK_DATA_DIR: app.dataDir },
      pathOf: (path) => join(folder, path),
      progress: () => ({ advanceTo: () => {}, stop: () => {} }),
    });
    stdout.end();
    return { code, answer: await text(stdout) };
  };

  it('sends what is typed, and prints the answer', async () => {
    const { code, answer } = await call(
      'POST',
      '/v1/notices',
      '--data',
      JSON.stringify(aNotice({ platform: 'sample' })),
    );
    expect({ code, answer }).toEqual({ code: 0, answer: expect.stringContaining('"reference":"N-') as string });
  });

  it('sends a file, and writes the answer into another', async () => {
    writeFileSync(join(folder, 'notice.json'), JSON.stringify(aNotice({ platform: 'sample' })));
    await call('POST', '/v1/notices', '--data', '@notice.json', '--output', 'answer.json');
    expect(JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8'))).toHaveProperty('secret');
  });

  it('says what the program refuses, field by field', async () => {
    await expect(call('POST', '/v1/notices', '--data', '{ "items": 3 }')).rejects.toThrow(/422: .*#\/items/);
  });

  it('takes the key of the role that is named, where the first start left one', async () => {
    const breaches = ['GET', '/v1/platforms/sample/breaches'];
    expect((await call(...breaches, '--as', 'compliance-officer')).answer).toBe('{"items":[],"next":null}');
    await expect(call(...breaches, '--as', 'admin')).rejects.toThrow(/403/);
    await expect(call(...breaches, '--as', 'trusted-flagger')).rejects.toThrow(/No key/);
  });

  it.each([
    ['a method that there is not', ['TAKE', '/v1/notices']],
    ['no path', ['GET']],
    ['an address', ['GET', 'https://elsewhere.example/v1/notices']],
    ['a role that there is not', ['GET', '/v1/categories', '--as', 'king']],
  ])('refuses %s', async (_case, args) => {
    await expect(call(...args)).rejects.toThrow(/must be/);
  });
});
