import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';

const read = (...path: string[]) => readFileSync(join(repositoryRoot, ...path), 'utf8');
const page = read('docs', 'obligations.md');
const inDocs = (path: string) => join(repositoryRoot, 'docs', path);

const numbered = (prefix: string, many: number) => Array.from({ length: many }, (_, i) => `${prefix}-${i + 1}`);

/** The requirements of the obligations matrix, section 8. */
const requirements = [
  ...numbered('CFG', 2),
  ...numbered('INT', 7),
  ...numbered('ACK', 1),
  ...numbered('TRI', 3),
  ...numbered('DEC', 6),
  ...numbered('SOR', 7),
  ...numbered('TDB', 6),
  ...numbered('CMP', 9),
  ...numbered('ODS', 5),
  ...numbered('TF', 6),
  ...numbered('MIS', 6),
  ...numbered('ORD', 8),
  ...numbered('CRM', 5),
  ...numbered('SLA', 5),
  ...numbered('REP', 2),
  ...numbered('AUD', 7),
  ...numbered('PRV', 2),
  ...numbered('UX', 1),
];

/** Rows of the tables by requirement: the ids of the first cell, and the status in the last. */
const rows = [...page.matchAll(/^\| ([A-Z]{2,3}-\d[^|]*)\|.*\| ([^|]+) \|$/gm)].map(([line, ids, status]) => ({
  ids: ids!.trim().split(', '),
  status: status!,
  line,
}));

/** Files by the name that the page gives them: `[submit-notice]: ../test/…`. */
const specs = new Map([...page.matchAll(/^\[([a-z-]+)\]: (\S+)$/gm)].map(([, name, path]) => [name!, path!]));

/** Tests that the page names: `[submit-notice] “one title”, “another”`. */
const tests = [...page.matchAll(/\[([a-z-]+)\]((?:,? “[^”]+”)+)/g)].flatMap(([, name, titles]) =>
  [...titles!.matchAll(/“([^”]+)”/g)].map(([, title]) => ({ name: name!, title: title! })),
);

describe('docs/obligations.md', () => {
  it('has each requirement in one row', () => {
    expect(rows.flatMap((row) => row.ids).toSorted()).toEqual(requirements.toSorted());
  });

  it('says of each whether it is served, and of what is, which test fails without it', () => {
    const unclear = rows.filter(({ status }) => !/^(served|partly: .+|later: issue [345]|served; .+)/.test(status));
    const untested = rows.filter(({ status, line }) => !status.startsWith('later') && !line.includes('“'));
    expect([...unclear, ...untested].map((row) => row.ids)).toEqual([]);
  });

  it('leads from paragraphs to every requirement but those that no paragraph asks for', () => {
    const byParagraph = page.slice(page.indexOf('## By paragraph'), page.indexOf('## By requirement'));
    const led = [...byParagraph.matchAll(/([A-Z]{2,3})-(\d)(?: to \1-(\d))?/g)].flatMap(([, prefix, first, last]) =>
      numbered(prefix!, Number(last ?? first)).slice(Number(first) - 1),
    );
    const ours = ['INT-5', 'DEC-5', 'ORD-8'];
    expect([...new Set([...led, ...ours])].toSorted()).toEqual(requirements.toSorted());
    expect(ours.filter((id) => led.includes(id))).toEqual([]);
  });

  it('names test files that exist, each with a use', () => {
    expect([...specs].filter(([, path]) => !existsSync(inDocs(path)))).toEqual([]);
    expect([...new Set(tests.map((test) => test.name))].toSorted()).toEqual([...specs.keys()].toSorted());
  });

  it('names titles that stand in their files', () => {
    const missing = tests.filter(({ name, title }) => {
      const source = readFileSync(inDocs(specs.get(name)!), 'utf8').replaceAll(String.raw`\'`, "'");
      return ![`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted));
    });
    expect(missing).toEqual([]);
  });

  it('names routes, tables and pages that exist', () => {
    const { paths } = JSON.parse(read('docs', 'openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    const routes = [...page.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/v1\/[^`]+)`/g)];
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter(([, verb, path]) => !paths[path!]?.[verb!.toLowerCase()]).map(([route]) => route)).toEqual([]);
    const tables = new Set([...read('prisma', 'schema.prisma').matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name));
    const byArticle = page.slice(page.indexOf('## By article'), page.indexOf('## By requirement'));
    const named = [...byArticle.matchAll(/`([a-z]+(?:_[a-z]+)*)`/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !tables.has(name))).toEqual([]);
    const pages = [...page.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, name]) => name!);
    expect(pages.filter((name) => !existsSync(inDocs(name)))).toEqual([]);
  });
});

const matrix = join(repositoryRoot, '..', 'shared', 'regulation', 'obligations.md');
const present = existsSync(matrix) || process.env['REQUIRE_SHARED'] === '1';
if (!present) console.warn('Skipped: the obligations matrix is not beside this checkout (../shared/regulation).');

(present ? describe : describe.skip)('the obligations matrix', () => {
  it('has the requirements of this page and no other', () => {
    const text = readFileSync(matrix, 'utf8');
    const section = text.slice(text.indexOf('## 8.'), text.indexOf('## 9.'));
    const ids = [...section.matchAll(/^\| ([A-Z]{2,3})-(\d+)(?:\.\.(\d+))? \|/gm)].flatMap(([, prefix, first, last]) =>
      last ? numbered(prefix!, Number(last)) : [`${prefix}-${first}`],
    );
    expect(ids.toSorted()).toEqual(requirements.toSorted());
  });
});
