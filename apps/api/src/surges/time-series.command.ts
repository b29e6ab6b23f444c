import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
  type Command,
} from '../infrastructure/command-line/index.js';

/** `noticedesk time-series`: asks a running program, so that its permissions hold. */
export const exportTimeSeries: Command = {
  summary: 'Export counts of notices, decided items or measures by the hour or day as CSV',
  usage:
    'PLATFORM --of WHAT --bucket hour|day --from INSTANT --to INSTANT [--by WHAT] [--json] [--output FILE] [--url URL] [--key KEY]',
  details: [
    '  --of WHAT        notices, items-decided or measures',
    '  --by WHAT        category, language or memberState; else one series of all',
    '  --bucket WHAT    hours of UTC, or days of the platform’s zone; at most 1,000',
    '  --from, --to     [from, to): 2026-11-22T00:00:00Z',
    '  --json           JSON instead of CSV, with what was counted',
    '  --output FILE    instead of standard output',
    programDetails('anybody of the staff, or an auditor'),
  ].join('\n'),
  examples: [
    'noticedesk time-series sample --of notices --by language --bucket hour --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z',
    'noticedesk time-series forum --of measures --by memberState --bucket day --from 2026-01-01T00:00:00Z --to 2026-07-01T00:00:00Z --output measures.csv',
  ],
  async run(args, io) {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ of: text, by: text, bucket: text, from: text, to: text, output: text },
        json: { type: 'boolean' },
        ...programOptions,
      },
    });
    const [platform, ...more] = positionals;
    if (platform === undefined || more.length > 0) throw new UsageError('Name one platform.');
    const { of, by, bucket, from, to, output } = values;
    if (of === undefined || bucket === undefined || from === undefined || to === undefined)
      throw new UsageError('Say --of, --bucket, --from and --to.');
    const program = await runningProgram(values, io, ['compliance-officer', 'auditor']);
    const asked = new URLSearchParams({ of, bucket, from, to, ...(by !== undefined && { by }) }).toString();
    const path = `/v1/platforms/${encodeURIComponent(platform)}/time-series${values.json ? '' : '.csv'}`;
    const bytes = await program.bytes(`${path}?${asked}`);
    if (output === undefined) io.stdout.write(bytes);
    else {
      await writeFile(io.pathOf(output), bytes);
      io.say(`Written: ${io.pathOf(output)}`);
    }
    return 0;
  },
};
