import { jest } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { parseArgs } from 'node:util';
import { type CommandIo, UsageError } from './command.js';
import { processIo } from './process-io.js';
import { type Commands, runCommand } from './run-command.js';

describe('runCommand', () => {
  let printed: string[];
  let said: string[];
  let io: CommandIo;
  beforeEach(() => {
    [printed, said] = [[], []];
    io = {
      print: (line) => void printed.push(line),
      say: (line) => void said.push(line),
      stdout: new PassThrough(),
      env: {},
      pathOf: (path) => path,
      progress: () => ({ advanceTo: () => {}, stop: () => {} }),
    };
  });

  const commands: Commands = {
    'case count': {
      summary: 'Count the cases',
      usage: 'FILE [--open]',
      examples: ['noticedesk case count cases.csv'],
      run: (args) => {
        const { positionals } = parseArgs({
          args: [...args],
          allowPositionals: true,
          options: { open: { type: 'boolean' } },
        });
        if (positionals.length === 0) throw new UsageError('Name a file.');
        if (positionals[0] === 'broken') return Promise.reject(new Error('The file is broken.'));
        return Promise.resolve(positionals[0] === 'wrong' ? 1 : 0);
      },
    },
    greet: { summary: 'Greet', usage: '', examples: ['noticedesk greet'], run: () => Promise.resolve(0) },
  };
  const run = (...words: string[]) => runCommand(commands, words, io);

  it.each([
    [['case', 'count', 'a.csv'], 0],
    [['case', 'count', 'wrong'], 1],
    [['case', 'count', 'broken'], 2],
    [['greet'], 0],
  ])('runs %j and ends with %i', async (words, code) => expect(await run(...words)).toBe(code));

  it.each([
    [['case', 'count'], 'Name a file.'],
    [['case', 'count', 'a', '--closed'], '--closed'],
  ])('says what is wrong with %j, and the usage', async (words, complaint) => {
    expect(await run(...words)).toBe(2);
    expect(said).toEqual([expect.stringContaining(complaint), 'Usage: noticedesk case count FILE [--open]']);
    expect(printed).toEqual([]);
  });

  it('says in one line what could not be done', async () => {
    await run('case', 'count', 'broken');
    expect(said).toEqual(['The file is broken.']);
  });

  it.each([[['--help']], [['help']], [['-h']], [[]]])('lists everything for %j', async (words) => {
    expect(await run(...words)).toBe(words.length === 0 ? 2 : 0);
    expect(printed.join('\n')).toMatch(/case count {2}Count the cases[^]*greet/);
  });

  it('tells more about one, with examples, and about a group of them', async () => {
    expect(await run('case', 'count', '--help')).toBe(0);
    expect(await run('case', '--help')).toBe(0);
    for (const text of printed)
      expect(text).toMatch(/Usage: noticedesk case count FILE[^]*Examples:\n {2}noticedesk case count[^]*Exit code: 0/);
  });

  it.each([[['cases']], [['case', 'close']], [['toString']]])('knows no %j', async (words) => {
    expect(await run(...words)).toBe(2);
    expect(said[0]).toContain('There is no command');
  });
});

describe('processIo', () => {
  const streams = () => ({ stdout: new PassThrough(), stderr: new PassThrough() });
  const ioIn = (env: NodeJS.ProcessEnv, { stdout, stderr } = streams()) =>
    processIo({ env, stdout, stderr, cwd: () => '/program' } as unknown as NodeJS.Process);

  it('finds files where the person is, whom npm took elsewhere', () => {
    expect(ioIn({}).pathOf('a.csv')).toBe('/program/a.csv');
    expect(ioIn({ INIT_CWD: '/home/eve' }).pathOf('a.csv')).toBe('/home/eve/a.csv');
    expect(ioIn({ INIT_CWD: '/home/eve' }).pathOf('/tmp/a.csv')).toBe('/tmp/a.csv');
  });

  it('keeps what was found apart from what is said, and shows no progress of what is done at once', () => {
    const { stdout, stderr } = streams();
    const io = ioIn({}, { stdout, stderr });
    io.print('sound');
    const progress = io.progress('Verifying', 10);
    progress.advanceTo(5);
    progress.stop();
    expect(String(stdout.read())).toBe('sound\n');
    expect(stderr.read()).toBeNull();
  });

  it('says how long something takes whose end nobody knows, once that is longer than two seconds', () => {
    jest.useFakeTimers();
    try {
      const { stdout, stderr } = streams();
      const waiting = ioIn({}, { stdout, stderr }).progress('Waiting', null);
      jest.advanceTimersByTime(1_999);
      expect(stderr.read()).toBeNull();
      jest.advanceTimersByTime(2_001);
      waiting.stop();
      jest.advanceTimersByTime(10_000);
      expect(String(stderr.read())).toBe('Waiting: 2 s\nWaiting: 4 s\n');
    } finally {
      jest.useRealTimers();
    }
  });
});
