import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { commands } from './commands.js';
import { runCommand, type CommandIo } from './infrastructure/command-line/index.js';
import { repositoryRoot } from './infrastructure/root.js';

const page = readFileSync(join(repositoryRoot, 'docs', 'command-line.md'), 'utf8');
const names = Object.keys(commands);

function listening() {
  const [printed, said]: [string[], string[]] = [[], []];
  const io: CommandIo = {
    print: (line) => void printed.push(line),
    say: (line) => void said.push(line),
    stdout: new PassThrough(),
    env: {},
    pathOf: (path) => path,
    progress: () => ({ advanceTo: () => {}, stop: () => {} }),
  };
  return { io, printed, said };
}

describe('every command', () => {
  it.each(names)('%s: has help with examples of itself, its options and the exit codes', async (name) => {
    const { io, printed } = listening();
    expect(await runCommand(commands, [...name.split(' '), '--help'], io)).toBe(0);
    const help = printed.join('\n');
    const { summary, usage, details = '', examples } = commands[name]!;
    expect(help).toContain(`Usage: noticedesk ${name}`);
    expect(help).toMatch(/Exit code: 0 .+ 1 .+ 2 /);
    expect(summary).toMatch(/^[A-Z][^\n]*[^.\n]$/);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(example).toMatch(new RegExp(`(^|[ |])noticedesk ${name}( |$)`));
      expect(help).toContain(`  ${example}`);
      for (const [option] of example.matchAll(/--[a-z-]+/g)) expect(usage).toContain(option);
    }
    for (const [option] of usage.matchAll(/--[a-z-]+/g)) expect(`${details} ${page}`).toContain(option);
  });

  it.each(names)('%s: refuses an option that it does not know, and shows its usage', async (name) => {
    const { io, printed, said } = listening();
    expect(await runCommand(commands, [...name.split(' '), '--no-such-option'], io)).toBe(2);
    expect(said.at(-1)).toMatch(new RegExp(`^Usage: noticedesk ${name}( |$)`));
    expect(printed).toEqual([]);
  });

  it.each(names)('%s: stands on docs/command-line.md', (name) => expect(page).toContain(`| \`${name}\` |`));

  it('stands there once, and what stands there is one', () => {
    const told = [...page.matchAll(/^\| `([a-z -]+)` \|/gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(names.toSorted());
  });
});
