// Measures the product beside yardsticks: `npm run bench [-- NAME] [-- --seconds N] [-- --quick] [-- --write]`.
// Never a test: its figures depend on the machine. docs/benchmarks.md says what is measured.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAudit } from './audit.mjs';
import { measureClaims } from './claim.mjs';
import { conditionsNow } from './conditions.mjs';
import { measureIntake } from './intake.mjs';
import { measureMeasures } from './measures.mjs';
import { readOptions } from './options.mjs';
import { measureReport } from './report.mjs';
import { renewPage, shown } from './results-page.mjs';
import { measureStart } from './start.mjs';
import { measureTransparencyDatabase } from './transparency-database.mjs';

const measures = {
  intake: measureIntake,
  claim: measureClaims,
  start: measureStart,
  audit: measureAudit,
  measures: measureMeasures,
  report: measureReport,
  'transparency-database': measureTransparencyDatabase,
};

process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
try {
  const options = readOptions(process.argv.slice(2));
  const conditions = conditionsNow();
  console.log(conditions);
  const results = {};
  for (const bench of options.benches) {
    console.log(`\n${bench}`);
    results[bench] = await measures[bench](options);
    console.table(shown(results[bench]));
  }
  const file = join(mkdtempSync(join(tmpdir(), 'noticedesk-bench-results-')), 'results.json');
  writeFileSync(file, `${JSON.stringify({ conditions, options, results }, null, 2)}\n`);
  console.log(`\nResults: ${file}`);
  if (options.write) renewPage(results, conditions, { rounds: options.rounds, 'seconds each': options.seconds });
} catch (error) {
  console.error(error);
  process.exit(1); // servers may still stand
}
