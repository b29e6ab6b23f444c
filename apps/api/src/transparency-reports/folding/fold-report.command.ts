import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  type Command,
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
} from '../../infrastructure/command-line/index.js';
import type { DayFiguresResponse } from './day-figures.dto.js';

const askEveryMs = 500;
/** Workers that fold nothing for so long are not there. */
const patienceMs = 5 * 60_000;

/** `noticedesk report fold`: has a running program fold what is to be folded, and waits for it. */
export const foldReport: Command = {
  summary: 'Fold a platform’s closed days into day figures now',
  usage: 'PLATFORM [--from DAY] [--to DAY] [--url URL] [--key KEY]',
  details: [
    '  --from, --to     only these days, YYYY-MM-DD, both inside; else all that are over',
    programDetails('a compliance officer'),
    '',
    'Workers fold by themselves every minute; reports are right meanwhile, and only take longer. Ends with 1 when workers stand still.',
  ].join('\n'),
  examples: ['noticedesk report fold sample', 'noticedesk report fold forum --from 2026-01-01 --to 2026-06-30'],
  async run(args, io) {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: text, to: text, ...programOptions },
    });
    const [platform, ...more] = positionals;
    if (platform === undefined || more.length > 0) throw new UsageError('Name one platform.');
    const { from, to } = values;
    const program = await runningProgram(values, io, ['compliance-officer']);
    const path = `/v1/platforms/${encodeURIComponent(platform)}/day-figures`;
    const days = new URLSearchParams({ ...(from && { from }), ...(to && { to }) }).toString();
    let state = await program.ask<DayFiguresResponse>('POST', path, { from, to });
    const atFirst = state.due;
    const progress = io.progress('Folding', atFirst);
    let changedAtMs = Date.now();
    while (state.due > 0 && Date.now() - changedAtMs < patienceMs) {
      await sleep(askEveryMs);
      const now = await program.ask<DayFiguresResponse>('GET', `${path}?${days}`);
      if (now.due !== state.due) changedAtMs = Date.now();
      state = now;
      progress.advanceTo(Math.max(0, atFirst - state.due));
    }
    progress.stop();
    io.print(`${state.folded} of ${state.parts} parts of days are folded.`);
    if (state.due === 0) return 0;
    io.say(
      `Nothing was folded for ${patienceMs / 60_000} minutes: is a worker running? The first day left is ${state.oldestDue}.`,
    );
    return 1;
  },
};
