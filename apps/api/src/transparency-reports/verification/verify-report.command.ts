import { parseArgs } from 'node:util';
import {
  type Command,
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
} from '../../infrastructure/command-line/index.js';
import type { ReportDifferenceResponse, VerificationResponse } from './verification.response.js';

interface Line {
  readonly progress?: number;
  readonly verification?: VerificationResponse;
  readonly error?: string;
}

const whoCounted: Readonly<Record<ReportDifferenceResponse['by'], string>> = {
  straight: 'without day figures',
  recount: 'the second count',
  rows: 'the list of rows',
};

/** `noticedesk report verify`: has a running program count a report in other ways, and names what differs. */
export const verifyReport: Command = {
  summary: 'Count a report a second time, fact by fact, and name every cell that differs',
  usage: 'PLATFORM FROM TO [--json] [--url URL] [--key KEY]',
  details: [
    '  FROM, TO         first and last day, YYYY-MM-DD, both inside',
    '  --json           the verification as JSON',
    programDetails('an auditor or a compliance officer'),
    '',
    'Ends with 0 when all agree, 1 when a cell differs. docs/day-figures.md says what is compared, and what is not.',
  ].join('\n'),
  examples: [
    'noticedesk report verify sample 2026-01-01 2026-06-30',
    'NOTICEDESK_KEY=nd_… noticedesk report verify forum 2026-07-01 2026-12-31 --json',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, ...programOptions },
    });
    const [platform, from, to, ...more] = positionals;
    if (platform === undefined || from === undefined || to === undefined || more.length > 0)
      throw new UsageError('Name a platform, a first and a last day.');
    const program = await runningProgram(values, io, ['auditor', 'compliance-officer']);
    const progress = io.progress('Verifying', 1_000);
    const path = `/v1/platforms/${encodeURIComponent(platform)}/reports/${encodeURIComponent(from)}/${encodeURIComponent(to)}`;
    let verification: VerificationResponse | undefined;
    for await (const line of program.lines<Line>(`${path}/verification.ndjson`)) {
      if (line.error !== undefined) throw new Error(line.error);
      if (line.progress !== undefined) progress.advanceTo(Math.round(line.progress * 1_000));
      verification = line.verification ?? verification;
    }
    progress.stop();
    if (!verification) throw new Error('The program broke off before it was done.');
    if (values.json) io.print(JSON.stringify(verification, null, 2));
    else for (const line of lines(verification)) io.print(line);
    io.say(summary(verification));
    return verification.agrees ? 0 : 1;
  },
};

function lines({ differences }: VerificationResponse): string[] {
  return differences.map(({ by, sheet, record, row, column, reported, counted }) => {
    const place = record === null ? sheet : `${sheet}, line ${record} (${row})`;
    return `${place}, "${column}": ${reported ?? 'blank'} in the report, ${counted ?? 'nothing'} by ${whoCounted[by]}`;
  });
}

function summary({ agrees, compared, facts, differenceCount, defaulted }: VerificationResponse): string {
  const cells = `${compared.recount} figures over ${facts} facts, ${compared.rows} beside their rows, ${compared.straight} cells without day figures`;
  const left = defaulted.length > 0 ? ` Compared with the default of: ${defaulted.join(', ')}.` : '';
  return `${agrees ? 'All agree' : `${differenceCount} differ`}: ${cells}.${left}`;
}
