import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../../infrastructure/command-line/index.js';
import type { FileFinding, FilesReport } from './check-files.js';

/** `noticedesk report check`: needs the files alone, no database and no network. */
export const checkReport: Command = {
  summary: 'Check anybody’s transparency report against the Commission’s template',
  usage: 'PATH… [--json] [--strict] [--errors]',
  details: [
    '  PATH       a folder, a zip, a workbook (XLSX), or single CSV files of one report; a sheet is recognised by its headers, rows and name',
    '  --json     sheets and findings as JSON',
    '  --strict   warnings count as errors',
    '  --errors   lists no warnings',
    '',
    'Ends with 0 when no rule is broken, 1 when one is, 2 when nothing can be read. docs/report-check.md lists the rules.',
  ].join('\n'),
  examples: [
    'noticedesk report check report.zip',
    'noticedesk report check published/ --errors',
    'noticedesk report check report.xlsx',
    'noticedesk report check 4_notices.csv --json',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        errors: { type: 'boolean', default: false },
      },
    });
    if (positionals.length === 0) throw new UsageError('Name a folder, a zip, a workbook or files.');
    const [{ readSources }, { checkFiles }] = await Promise.all([
      import('../read/read-sources.js'),
      import('./check-files.js'),
    ]);
    const reading = io.progress('Reading', null);
    const read = await Promise.all(positionals.map((path) => readSources(io.pathOf(path)))).finally(() =>
      reading.stop(),
    );
    const report = checkFiles({
      sources: read.flatMap(({ sources }) => sources),
      tables: read.flatMap(({ tables = [] }) => tables),
      skipped: read.flatMap(({ skipped }) => skipped),
    });
    const broken = report.findings.filter(({ effect }) => values.strict || effect === 'blocks').length;
    const listed = values.errors ? report.findings.filter(({ effect }) => effect === 'blocks') : report.findings;
    if (values.json) io.print(JSON.stringify({ ...report, findings: listed }, null, 2));
    else for (const line of lines({ ...report, findings: listed })) io.print(line);
    if (report.sheets.length === 0) {
      io.say('Nothing there can be read as a sheet of a transparency report.');
      return 2;
    }
    io.say(summary(report));
    return broken > 0 ? 1 : 0;
  },
};

function summary({ sheets, findings }: FilesReport): string {
  const errors = findings.filter(({ effect }) => effect === 'blocks').length;
  return `${sheets.length} sheets, ${errors} errors, ${findings.length - errors} warnings.`;
}

/** What breaks a rule in one place, on one line, so that other programs can pick it apart. */
function lines({ findings }: FilesReport): string[] {
  return findings.map((finding) => {
    const { check, effect, rule, found } = finding;
    return `${effect === 'blocks' ? 'error  ' : 'warning'} ${check.padEnd(3)} ${placeOf(finding)}: ${found}. Expected: ${rule}`.replace(
      /[\r\n\t]+/g,
      ' ',
    );
  });
}

function placeOf({ file, sheet, row, column }: FileFinding): string {
  return [
    file === sheet || file === `${sheet}.csv` ? file : [file, sheet].filter(Boolean).join(' '),
    row === null ? undefined : `row ${row}`,
    column === null ? undefined : `"${column.trim()}"`,
  ]
    .filter(Boolean)
    .join(', ');
}
