import { parseArgs } from 'node:util';
import {
  type Command,
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
} from '../infrastructure/command-line/index.js';
import type { CheckedReportDetailsResponse, CheckedReportResponse } from './version.response.js';

const periodDetails = '  FROM, TO         first and last day, YYYY-MM-DD, both inside';
const officer = 'a compliance officer';

/** `noticedesk report versions`: what was checked and published of a period. */
export const listVersions: Command = {
  summary: 'List what was checked and published of a period',
  usage: 'PLATFORM FROM TO [--json] [--url URL] [--key KEY]',
  details: [periodDetails, '  --json           the versions as JSON', programDetails('whoever may read reports')].join(
    '\n',
  ),
  examples: ['noticedesk report versions sample 2026-01-01 2026-12-31'],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, ...programOptions },
    });
    const path = pathOf(positionals);
    const program = await runningProgram(values, io, ['compliance-officer', 'auditor']);
    const { items } = await program.ask<{ items: CheckedReportResponse[] }>('GET', path);
    if (values.json) io.print(JSON.stringify(items, null, 2));
    else for (const report of items) io.print(lineOf(report));
    io.say(items.length === 0 ? 'Nothing was checked yet.' : `${items.length} checked reports, the newest first.`);
    return 0;
  },
};

/** `noticedesk report publish`: checks and publishes, or publishes what another person checked. */
export const publishReport: Command = {
  summary: 'Check a report and publish it, as a first version or as a correction',
  usage: 'PLATFORM FROM TO [--version ID] [--reason TEXT --method TEXT] [--check-only] [--url URL] [--key KEY]',
  details: [
    periodDetails,
    '  --version ID     publishes what was checked before, instead of checking anew',
    '  --reason TEXT    why it corrects the version that is public; public itself',
    '  --method TEXT    how it was corrected; public itself',
    '  --check-only     freezes the report for another person to publish',
    programDetails(officer),
    '',
    'Ends with 0 when it is public (or checked), 1 when it breaks rules: they are listed. Where two compliance officers are, who checked',
    'does not publish.',
  ].join('\n'),
  examples: [
    'noticedesk report publish forum 2026-01-01 2026-12-31 --check-only',
    'noticedesk report publish forum 2026-01-01 2026-12-31 --version 0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
    'noticedesk report publish forum 2026-01-01 2026-12-31 --reason "Letters were left out." --method "They were entered."',
  ],
  async run(args, io) {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        version: text,
        reason: text,
        method: text,
        'check-only': { type: 'boolean', default: false },
        ...programOptions,
      },
    });
    const path = pathOf(positionals);
    const { version, reason, method } = values;
    if ((reason === undefined) !== (method === undefined))
      throw new UsageError('A correction takes both --reason and --method.');
    const program = await runningProgram(values, io, ['compliance-officer']);
    const checked =
      version === undefined
        ? await program.ask<CheckedReportDetailsResponse>('POST', path)
        : await program.ask<CheckedReportDetailsResponse>('GET', `${path}/${encodeURIComponent(version)}`);
    for (const { effect, check, sheet, record, column, detail } of checked.findings)
      io.print(
        `${effect === 'blocks' ? 'error  ' : 'warning'} ${check.padEnd(3)} ${sheet}, row ${record}, "${(column ?? '').trim()}": ${detail}`,
      );
    if (version === undefined) io.say(`Checked: ${checked.id}`);
    if (checked.blocking > 0) {
      io.say(`${checked.blocking} findings stand against a publication.`);
      return 1;
    }
    if (values['check-only']) return 0;
    const step = reason === undefined ? 'publication' : 'correction';
    const body = reason === undefined ? undefined : { reason, method };
    const published = await program.ask<CheckedReportDetailsResponse>('POST', `${path}/${checked.id}/${step}`, body);
    io.print(lineOf(published));
    return 0;
  },
};

function pathOf(positionals: readonly string[]): string {
  const [platform, from, to, ...more] = positionals.map(encodeURIComponent);
  if (platform === undefined || from === undefined || to === undefined || more.length > 0)
    throw new UsageError('Name a platform, a first and a last day.');
  return `/v1/platforms/${platform}/reports/${from}/${to}/versions`;
}

function lineOf({ id, state, checkedAt, blocking, publication }: CheckedReportResponse): string {
  const told = publication
    ? `version ${publication.number}, published ${publication.publishedOn}, public until ${publication.publicUntil}`
    : `checked ${checkedAt}, ${blocking} findings against it`;
  return `${id} ${state.padEnd(9)} ${told}`;
}
