import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import {
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
  type Command,
  type CommandIo,
  type RunningProgram,
} from '../infrastructure/command-line/index.js';
import type {
  ConnectionResponse,
  ReconciliationResponse,
  SubmissionsResponse,
  SubmittedStatementResponse,
} from './transparency-database.response.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The arguments, the program that they name, and where in it the platform's queue lies. */
async function asked<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  io: CommandIo,
  { options, roles, words }: { options: Options; roles: readonly string[]; words: readonly string[] },
) {
  const config = {
    args: [...args],
    allowPositionals: true as const,
    options: { json: flag, ...programOptions, ...options },
  };
  const { values, positionals } = parseArgs(config);
  const [platform, ...more] = positionals;
  if (platform === undefined || more.length !== words.length)
    throw new UsageError(`Name ${['a platform', ...words].join(' and ')}.`);
  const { url, key, json } = values as { url?: string; key?: string; json?: boolean };
  const program: RunningProgram = await runningProgram({ url, key }, io, roles);
  const path = `/v1/platforms/${encodeURIComponent(platform)}/transparency-database`;
  return { values, program, path, words: more, isJson: json ?? false };
}

/** `noticedesk transparency-database status` */
export const showStatus: Command = {
  summary: 'Show the queue for the Commission’s Transparency Database',
  usage: 'PLATFORM [--json] [--url URL] [--key KEY]',
  details: `${programDetails('anybody of the staff')}\n  Exit code 1: the queue stands still, or something waits for a person.`,
  examples: ['noticedesk transparency-database status sample'],
  async run(args, io) {
    const { program, path, isJson } = await asked(args, io, { options: {}, roles: ['compliance-officer'], words: [] });
    const shown = await program.ask<ConnectionResponse>('GET', path);
    if (isJson) io.print(JSON.stringify(shown));
    else for (const line of statusLines(shown)) io.print(line);
    const isStuck = ['held', 'refused', 'dead'].some((state) => (shown.counts[state] ?? 0) > 0);
    return shown.state === 'paused' || isStuck ? 1 : 0;
  },
};

function statusLines(shown: ConnectionResponse): string[] {
  const { environment, baseUrl, state, pauseReason, waitsUntil, counts, oldestUnsentAt } = shown;
  return [
    `${environment} at ${baseUrl}: ${state}${pauseReason === null ? '' : ` (${pauseReason})`}`,
    ...(waitsUntil === null ? [] : [`waits until ${waitsUntil}`]),
    ...Object.entries(counts).map(([name, count]) => `  ${name.padEnd(12)} ${count}`),
    oldestUnsentAt === null
      ? 'everything has arrived'
      : `the oldest that has not arrived was decided ${oldestUnsentAt}`,
  ];
}

const switched = (verb: 'pause' | 'resume', summary: string): Command => ({
  summary,
  usage: 'PLATFORM [--json] [--url URL] [--key KEY]',
  details: programDetails('an administrator'),
  examples: [`noticedesk transparency-database ${verb} sample`],
  async run(args, io) {
    const { program, path, isJson } = await asked(args, io, { options: {}, roles: ['admin'], words: [] });
    const shown = await program.ask<ConnectionResponse>('POST', `${path}/${verb}`);
    if (isJson) io.print(JSON.stringify(shown));
    else for (const line of statusLines(shown)) io.print(line);
    return 0;
  },
});

/** `noticedesk transparency-database pause` */
export const pauseQueue = switched('pause', 'Let the queue for the Transparency Database stand still');
/** `noticedesk transparency-database resume` */
export const resumeQueue = switched('resume', 'Let the queue for the Transparency Database go on');

/** `noticedesk transparency-database resend` */
export const resendSubmission: Command = {
  summary: 'Send a statement again that was refused or given up, or release one that was held back',
  usage: 'PLATFORM PUID [--text FIELD=WORDS]… [--free-of-personal-data] [--release] [--json] [--url URL] [--key KEY]',
  details: [
    '  --text FIELD=WORDS       puts other words in the place of a free text, such as decision_facts=…',
    '  --free-of-personal-data  you have looked: what seems to be personal data is none (Art. 24(5))',
    '  --release                releases one that was held back, instead of sending again',
    programDetails('a senior moderator or compliance officer'),
  ].join('\n'),
  examples: [
    'noticedesk transparency-database resend sample 0199b4a2-7c11-8d5e-8f7a-2f4b6c8d0e1f',
    'noticedesk transparency-database resend sample 0199b4a2-7c11-8d5e-8f7a-2f4b6c8d0e1f --release --text "decision_facts=It insults."',
  ],
  async run(args, io) {
    const options = { text: { type: 'string', multiple: true }, 'free-of-personal-data': flag, release: flag } as const;
    const roles = ['compliance-officer', 'senior-moderator'];
    const { program, path, values, words, isJson } = await asked(args, io, { options, roles, words: ['a PUID'] });
    const given = values as { text?: string[]; release?: boolean; 'free-of-personal-data'?: boolean };
    const verb = given.release ? 'release' : 'resend';
    const answer = await program.ask<SubmittedStatementResponse>(
      'POST',
      `${path}/submissions/${encodeURIComponent(words[0]!)}/${verb}`,
      { texts: textsOf(given.text ?? []), freeOfPersonalData: given['free-of-personal-data'] ?? false },
    );
    io.print(isJson ? JSON.stringify(answer) : `${words[0]} is ${answer.submission!.state}`);
    return 0;
  },
};

function textsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=');
      if (at <= 0) throw new UsageError(`--text takes FIELD=WORDS, not "${pair}".`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** `noticedesk transparency-database reconcile` */
export const reconcileWithDump: Command = {
  summary: 'Compare a daily dump of the Transparency Database with what was sent',
  usage: 'PLATFORM DAY FILE [--json] [--url URL] [--key KEY]',
  details: `  DAY, FILE        the day of the dump in UTC, and the dump as it was published: zip or CSV, full or light\n${programDetails(
    'a compliance officer',
  )}\n  Exit code 1: something is missing, published twice or made by somebody else.`,
  examples: ['noticedesk transparency-database reconcile sample 2026-11-21 sor-forum-2026-11-21-light.zip'],
  async run(args, io) {
    const roles = ['compliance-officer'];
    const { program, path, words, isJson } = await asked(args, io, { options: {}, roles, words: ['a day', 'a file'] });
    const [day, file] = [words[0]!, io.pathOf(words[1]!)];
    const { size } = await stat(file);
    const bytes = withProgress(createReadStream(file), size, io);
    const query = new URLSearchParams({ day }).toString();
    const found = await program.send<ReconciliationResponse>(`${path}/reconciliations?${query}`, bytes);
    const { rowsRead, confirmed, agreed, duplicated, unknownToUs, missing, blocked } = found;
    const counts = { rowsRead, confirmed, agreed, duplicated, unknownToUs, missing, blocked };
    if (isJson) io.print(JSON.stringify(found));
    else for (const [name, count] of Object.entries(counts)) io.print(`${name.padEnd(12)} ${count}`);
    return missing + duplicated + unknownToUs + blocked > 0 ? 1 : 0;
  },
};

async function* withProgress(
  source: AsyncIterable<Uint8Array>,
  size: number,
  io: CommandIo,
): AsyncGenerator<Uint8Array> {
  const progress = io.progress('Comparing', size);
  let sent = 0;
  for await (const chunk of source) {
    yield chunk;
    progress.advanceTo((sent += chunk.length));
  }
  progress.stop();
}

/** `noticedesk transparency-database missing` */
export const listMissing: Command = {
  summary: 'List the PUIDs that the database took and did not publish in its dumps',
  usage: 'PLATFORM [--day DAY] [--json] [--url URL] [--key KEY]',
  details: `  --day DAY        only what was taken on this day, in UTC\n${programDetails(
    'anybody of the staff',
  )}\n  Exit code 1: some are missing.`,
  examples: ['noticedesk transparency-database missing sample --day 2026-11-21'],
  async run(args, io) {
    const roles = ['compliance-officer'];
    const { program, path, values, isJson } = await asked(args, io, { options: { day: text }, roles, words: [] });
    const { day } = values as { day?: string };
    let found = 0;
    let after: string | null = null;
    do {
      const query = new URLSearchParams({ limit: '200', ...(day !== undefined && { day }), ...(after && { after }) });
      const page: SubmissionsResponse = await program.ask('GET', `${path}/missing?${query.toString()}`);
      for (const one of page.items)
        io.print(isJson ? JSON.stringify(one) : `${one.id}  ${one.uuid}  ${one.createdInDatabaseAt}`);
      found += page.items.length;
      after = page.next;
    } while (after !== null);
    io.say(found === 0 ? 'None is missing.' : `${found} missing.`);
    return found > 0 ? 1 : 0;
  },
};
