import { Presets, SingleBar } from 'cli-progress';

/** What is done sooner needs no bar. */
const SHOWN_AFTER_MS = 2_000;

export interface Progress {
  advanceTo(value: number): void;
  stop(): void;
}

/** A bar on a terminal, elsewhere a line every two seconds; neither before two seconds have passed. */
export function showProgress(stream: NodeJS.WritableStream, name: string, total: number): Progress {
  const beganAt = Date.now();
  let bar: SingleBar | undefined;
  return {
    advanceTo: (value) => {
      if (bar) bar.update(value);
      else if (Date.now() - beganAt >= SHOWN_AFTER_MS) {
        bar = newBar(stream, name);
        bar.start(total, value);
      }
    },
    stop: () => bar?.stop(),
  };
}

/** Seconds that count up on a terminal, elsewhere a line every two seconds; neither before two seconds have passed. */
export function showWaiting(stream: NodeJS.WritableStream, name: string): Progress {
  const beganAt = Date.now();
  const isTerminal = 'isTTY' in stream && stream.isTTY === true;
  let isShown = false;
  const timer = setInterval(() => {
    const line = `${name}: ${Math.round((Date.now() - beganAt) / 1_000)} s`;
    stream.write(isTerminal ? `\r${line}` : `${line}\n`);
    isShown = true;
  }, SHOWN_AFTER_MS);
  timer.unref();
  return {
    advanceTo: () => {},
    stop: () => {
      clearInterval(timer);
      if (isTerminal && isShown) stream.write('\n');
    },
  };
}

function newBar(stream: NodeJS.WritableStream, name: string): SingleBar {
  return new SingleBar(
    {
      stream,
      format: `${name} {bar} {percentage}% | {eta_formatted} left`,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: SHOWN_AFTER_MS,
    },
    Presets.shades_classic,
  );
}
