import { type Command, type CommandIo, UsageError } from './command.js';

/** By its words, such as `audit verify`. */
export type Commands = Readonly<Record<string, Command>>;

/** Finds the command of the words and runs it; says what there is when asked, or when there is none. Resolves with the exit code. */
export async function runCommand(commands: Commands, words: readonly string[], io: CommandIo): Promise<number> {
  const name = nameOf(commands, words);
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || !command) return withoutCommand(commands, words, io);
  const args = words.slice(name.split(' ').length);
  if (args.includes('--help') || args.includes('-h')) {
    io.print(helpOf(name, command));
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    io.say((error as Error).message);
    if (isUsage(error)) io.say(`Usage: noticedesk ${name} ${command.usage}`);
    return 2;
  }
}

function nameOf(commands: Commands, words: readonly string[]): string | undefined {
  return Object.keys(commands).find((name) => name.split(' ').every((word, i) => words[i] === word));
}

function withoutCommand(commands: Commands, words: readonly string[], io: CommandIo): number {
  const [first] = words;
  if (first === undefined || ['help', '--help', '-h'].includes(first)) {
    io.print(overview(commands));
    return first === undefined ? 2 : 0;
  }
  const group = Object.keys(commands).filter((name) => name.startsWith(`${first} `));
  if (group.length > 0 && (words.length === 1 || words[1]!.startsWith('-'))) {
    io.print(group.map((name) => helpOf(name, commands[name]!)).join('\n\n'));
    return words.length === 1 ? 2 : 0;
  }
  io.say(`There is no command "${words.slice(0, 2).join(' ')}". "noticedesk --help" lists them.`);
  return 2;
}

const exitCodes = 'Exit code: 0 all is well, 1 something was found, 2 it could not be done.';

function overview(commands: Commands): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'Usage: noticedesk COMMAND [arguments]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Examples:',
    ...Object.values(commands).map(({ examples: [example] }) => `  ${example}`),
    '',
    `"noticedesk COMMAND --help" tells more. ${exitCodes}`,
  ].join('\n');
}

function helpOf(name: string, { summary, usage, details, examples }: Command): string {
  return [
    `Usage: noticedesk ${name} ${usage}`,
    '',
    `${summary}.`,
    ...(details === undefined ? [] : ['', details]),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
    exitCodes,
  ].join('\n');
}

/** `util.parseArgs` throws its own complaints about options. */
function isUsage(error: unknown): boolean {
  return error instanceof UsageError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}
