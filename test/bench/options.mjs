import { parseArgs } from 'node:util';

export const benchNames = ['intake', 'claim', 'start', 'audit', 'measures', 'report', 'transparency-database'];

const usage = `npm run bench [-- ${benchNames.join(' | ')}] [-- --seconds N] [--rounds N] [--cases N] [--entries N] [--lines N] [--measures N] [--notices N] [--statements N] [--quick] [--write]`;

/** What is to be measured, and for how long. Throws an Error that says how to ask. */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  const quick = values.quick ?? false;
  const number = (name, usual) => {
    const value = Number(values[name] ?? usual);
    if (!(value > 0)) throw new Error(`--${name} must be a number above 0.\n${usage}`);
    return value;
  };
  const unknown = positionals.find((name) => !benchNames.includes(name));
  if (unknown) throw new Error(`There is no benchmark ${unknown}.\n${usage}`);
  return {
    benches: positionals.length > 0 ? benchNames.filter((name) => positionals.includes(name)) : benchNames,
    seconds: number('seconds', quick ? 2 : 8),
    rounds: number('rounds', quick ? 1 : 4),
    cases: number('cases', quick ? 50_000 : 1_000_000),
    entries: number('entries', quick ? 100_000 : 1_000_000),
    lines: number('lines', quick ? 100_000 : 1_000_000),
    measures: number('measures', quick ? 100_000 : 10_000_000),
    notices: number('notices', quick ? 10_000 : 1_000_000),
    statements: number('statements', quick ? 5_000 : 100_000),
    write: values.write ?? false,
  };
}

function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        cases: { type: 'string' },
        entries: { type: 'string' },
        lines: { type: 'string' },
        measures: { type: 'string' },
        notices: { type: 'string' },
        statements: { type: 'string' },
        quick: { type: 'boolean' },
        write: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Error(`${error.message}\n${usage}`, { cause: error });
  }
}
