import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
  type Command,
  type CommandIo,
  type RunningProgram,
} from '../infrastructure/command-line/index.js';
import type { ComplianceAuditResponse } from './compliance-audit.response.js';

const ASKED_EVERY_MS = 500;

/** `noticedesk compliance-audit make`: asks a running program, so that its permissions hold. */
export const makeComplianceAudit: Command = {
  summary: 'Make the compliance audit report of a period',
  usage: 'PLATFORM --from DAY --to DAY [--output FOLDER] [--url URL] [--key KEY]',
  details: [
    '  --from, --to     first and last day, both inside: 2026-01-01',
    '  --output FOLDER  gets report.html, report.pdf, report.json and csv.zip; else nothing is fetched',
    programDetails('a compliance officer'),
    '  Exit code 1: a duty is not met.',
  ].join('\n'),
  examples: [
    'noticedesk compliance-audit make sample --from 2026-10-01 --to 2026-10-31 --output audit',
    'NOTICEDESK_KEY=nd_… noticedesk compliance-audit make forum --from 2026-01-01 --to 2026-12-31',
  ],
  async run(args, io) {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...programOptions, from: text, to: text, output: text },
    });
    const [platform, ...more] = positionals;
    const { from, to, output } = values;
    if (platform === undefined || more.length > 0) throw new UsageError('Name one platform.');
    if (from === undefined || to === undefined) throw new UsageError('Name the period: --from and --to.');
    const program = await runningProgram(values, io, ['compliance-officer']);
    const path = `/v1/platforms/${encodeURIComponent(platform)}/compliance-audits`;
    const made = await waitFor(program, path, await program.ask('POST', path, { from, to }), io);
    if (made.state !== 'made') throw new Error(`The report ${made.id} could not be made: ${made.failure}`);
    for (const { section, verdict } of made.verdicts) io.print(`${verdict.padEnd(8)} ${section}`);
    if (output !== undefined) await fetchFiles(program, `${path}/${made.id}`, made, io.pathOf(output), io);
    return made.verdicts.some(({ verdict }) => verdict === 'not-met') ? 1 : 0;
  },
};

async function waitFor(
  program: RunningProgram,
  path: string,
  asked: ComplianceAuditResponse,
  io: CommandIo,
): Promise<ComplianceAuditResponse> {
  const progress = io.progress('Counting', asked.stepsTotal);
  try {
    for (let shown = asked; ; shown = await program.ask('GET', `${path}/${asked.id}`)) {
      progress.advanceTo(shown.stepsDone);
      if (shown.state === 'made' || shown.state === 'failed') return shown;
      await sleep(ASKED_EVERY_MS);
    }
  } finally {
    progress.stop();
  }
}

async function fetchFiles(
  program: RunningProgram,
  path: string,
  { files }: ComplianceAuditResponse,
  folder: string,
  io: CommandIo,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, sha256 } of files) {
    await writeFile(join(folder, name), await program.bytes(`${path}/${name}`));
    io.say(`Written: ${join(folder, name)} (SHA-256 ${sha256})`);
  }
}
