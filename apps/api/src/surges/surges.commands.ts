import { parseArgs } from 'node:util';
import {
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
  type Command,
} from '../infrastructure/command-line/index.js';
import type { ShownSurgeResponse, SurgeResponse, SurgesResponse } from './surge.response.js';

const text = { type: 'string' } as const;
const overseer = ['compliance-officer', 'senior-moderator'];
const reader = ['compliance-officer', 'senior-moderator', 'moderator', 'auditor'];
const asJson = '  --json              the answer as JSON';

/** `noticedesk surge list` */
export const listSurges: Command = {
  summary: 'List the surges of a platform',
  usage: 'PLATFORM [--open] [--from INSTANT] [--to INSTANT] [--json] [--url URL] [--key KEY]',
  details: [
    '  --open              only those that are open',
    '  --from, --to        only those that touch [from, to): 2026-11-22T00:00:00Z',
    asJson,
    programDetails('anybody of the staff, or an auditor'),
    '  Exit code 1: the rule noticed a surge that nobody has answered.',
  ].join('\n'),
  examples: ['noticedesk surge list sample --open'],
  async run(args, io) {
    const flag = { type: 'boolean' } as const;
    const options = { open: flag, from: text, to: text, json: flag, ...programOptions };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [platform] = named(positionals, ['PLATFORM']);
    const program = await runningProgram(values, io, reader);
    const { from, to } = values;
    const items: SurgeResponse[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const asked = {
        ...(values.open && { open: 'true' }),
        ...(from && { from }),
        ...(to && { to }),
        ...(after && { after }),
      };
      const page = await program.ask<SurgesResponse>('GET', `${surgesOf(platform!)}?${new URLSearchParams(asked)}`);
      items.push(...page.items);
      after = page.next;
    }
    if (values.json) io.print(JSON.stringify(items));
    else for (const surge of items) io.print(lineOf(surge));
    return items.some(({ state }) => state === 'noticed') ? 1 : 0;
  },
};

/** `noticedesk surge show` */
export const showSurge: Command = {
  summary: 'Show a surge with all that happened in it',
  usage: 'PLATFORM SURGE [--json] [--url URL] [--key KEY]',
  details: [asJson, programDetails('anybody of the staff, or an auditor')].join('\n'),
  examples: ['noticedesk surge show sample 0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40'],
  async run(args, io) {
    const options = { json: { type: 'boolean' }, ...programOptions } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [platform, id] = named(positionals, ['PLATFORM', 'SURGE']);
    const program = await runningProgram(values, io, reader);
    const surge = await program.ask<ShownSurgeResponse>('GET', `${surgesOf(platform!)}/${encodeURIComponent(id!)}`);
    if (values.json) io.print(JSON.stringify(surge));
    else {
      io.print(lineOf(surge));
      for (const { occurredAt, kind, text: words } of surge.events)
        io.print(`  ${String(occurredAt)}  ${kind.padEnd(12)}  ${words ?? ''}`.trimEnd());
    }
    return 0;
  },
};

/** `noticedesk surge on` */
export const switchSurgeOn: Command = {
  summary: 'Switch surge mode on, unasked or for a surge that the rule noticed',
  usage: 'PLATFORM [SURGE] --reason TEXT --until INSTANT [--category CODE] [--language CODE] [--url URL] [--key KEY]',
  details: [
    '  SURGE               what the rule noticed; else a new one',
    '  --reason TEXT       why; kept sealed',
    '  --until INSTANT     until when it will presumably last: 2026-11-23T06:00:00Z',
    '  --category CODE     a new one of this category alone, such as STATEMENT_CATEGORY_VIOLENCE',
    '  --language CODE     a new one of this language alone, such as nl',
    programDetails('a senior moderator or compliance officer'),
  ].join('\n'),
  examples: [
    'noticedesk surge on sample --reason "Riots after the match." --until 2026-11-23T06:00:00Z --language nl',
    'noticedesk surge on sample 0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40 --reason "Riots." --until 2026-11-23T06:00:00Z',
  ],
  async run(args, io) {
    const options = { reason: text, until: text, category: text, language: text, ...programOptions };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [platform, id] =
      positionals.length > 1 ? named(positionals, ['PLATFORM', 'SURGE']) : named(positionals, ['PLATFORM']);
    const { reason, until: expectedEndAt, category, language } = values;
    if (reason === undefined || expectedEndAt === undefined) throw new UsageError('Say --reason and --until.');
    if (id !== undefined && (category !== undefined || language !== undefined))
      throw new UsageError('What the rule noticed is of the whole platform.');
    const program = await runningProgram(values, io, overseer);
    const path = id === undefined ? surgesOf(platform!) : `${surgesOf(platform!)}/${encodeURIComponent(id)}/switch-on`;
    io.print(lineOf(await program.ask<SurgeResponse>('POST', path, { reason, expectedEndAt, category, language })));
    return 0;
  },
};

const moved = (route: string, field: 'reason' | 'text', summary: string, example: string): Command => ({
  summary,
  usage: `PLATFORM SURGE --${field} TEXT [--url URL] [--key KEY]`,
  details: [
    `  --${field} TEXT`.padEnd(22) + (field === 'reason' ? 'why; kept sealed' : 'what was done; kept sealed'),
    programDetails('a senior moderator or compliance officer'),
  ].join('\n'),
  examples: [example],
  async run(args, io) {
    const options = { [field]: text, ...programOptions };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [platform, id] = named(positionals, ['PLATFORM', 'SURGE']);
    const given = values as { reason?: string; text?: string; url?: string; key?: string };
    if (given[field] === undefined) throw new UsageError(`Say --${field}.`);
    const program = await runningProgram(given, io, overseer);
    const path = `${surgesOf(platform!)}/${encodeURIComponent(id!)}/${route}`;
    io.print(lineOf(await program.ask<SurgeResponse>('POST', path, { [field]: given[field] })));
    return 0;
  },
});

const anId = '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40';
/** `noticedesk surge step` */
export const logSurgeStep = moved(
  'steps',
  'text',
  'Write down a step that was taken in a surge',
  `noticedesk surge step sample ${anId} --text "Called in four people of the late shift."`,
);
/** `noticedesk surge off` */
export const switchSurgeOff = moved(
  'switch-off',
  'reason',
  'Switch surge mode off',
  `noticedesk surge off sample ${anId} --reason "It calmed down."`,
);
/** `noticedesk surge dismiss` */
export const dismissSurge = moved(
  'dismissal',
  'reason',
  'Dismiss a surge that the rule noticed',
  `noticedesk surge dismiss sample ${anId} --reason "A drill."`,
);

function named(positionals: readonly string[], names: readonly string[]): readonly string[] {
  if (positionals.length !== names.length) throw new UsageError(`Name ${names.join(' and ')}, and nothing else.`);
  return positionals;
}

function surgesOf(platform: string): string {
  return `/v1/platforms/${encodeURIComponent(platform)}/surges`;
}

/** Instants come as text over the line. */
function lineOf({ id, state, category, language, beganAt, expectedEndAt, endedAt, rush }: SurgeResponse): string {
  const scope = [category, language].filter((part) => part !== null).join(' ') || 'all';
  const end =
    endedAt !== null ? `ended ${String(endedAt)}` : expectedEndAt !== null ? `until ${String(expectedEndAt)}` : '';
  const seen = rush === null ? '' : `${rush.noticesInHour} notices in an hour, usual ${rush.usualInHour}`;
  return [id, state.padEnd(9), scope, `began ${String(beganAt)}`, end, seen].filter((part) => part !== '').join('  ');
}
