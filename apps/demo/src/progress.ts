import { MultiBar, Presets } from 'cli-progress';

/** How often a line is printed where bars cannot be drawn. */
const LINE_EVERY_MS = 2_000;
const nameWidth = 22;

/** One thing that goes forward. */
export interface Step {
  advance(): void;
  /** More or less is to be done than was thought. */
  expect(total: number): void;
}

/** Bars on a terminal; elsewhere a line now and then. */
export interface Progress {
  step(name: string, total: number): Step;
  stop(): void;
}

export function showProgress(out: NodeJS.WriteStream): Progress {
  return out.isTTY ? bars(out) : lines(out);
}

function bars(stream: NodeJS.WriteStream): Progress {
  const format = '{name} {bar} {value}/{total}';
  const multi = new MultiBar({ stream, format, hideCursor: true, autopadding: true }, Presets.shades_classic);
  return {
    step: (name, total) => {
      const bar = multi.create(total, 0, { name: name.padEnd(nameWidth) });
      return { advance: () => bar.increment(), expect: (count) => bar.setTotal(count) };
    },
    stop: () => multi.stop(),
  };
}

function lines(out: NodeJS.WriteStream): Progress {
  const steps: { name: string; value: number; total: number }[] = [];
  let printed = '';
  const print = () => {
    const line = steps.map(({ name, value, total }) => `${name} ${value}/${total}`).join('  ');
    if (line !== printed) out.write(`${line}\n`);
    printed = line;
  };
  const timer = setInterval(print, LINE_EVERY_MS).unref();
  return {
    step: (name, total) => {
      const step = { name, value: 0, total };
      steps.push(step);
      return { advance: () => step.value++, expect: (count) => (step.total = count) };
    },
    stop: () => {
      clearInterval(timer);
      print();
    },
  };
}
