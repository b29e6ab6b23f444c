import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';

const source = join(repositoryRoot, 'apps', 'api', 'src');

/** The rooms in the order of docs/ARCHITECTURE.md: each may import those above it, and `infrastructure`. */
const rooms = [
  ...readFileSync(join(repositoryRoot, 'docs', 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([a-z-]+)\/` \|/gm),
].map((match) => match[1]!);

const files = globSync('**/*.ts', { cwd: source })
  .filter((file) => !file.includes('generated') && file.includes('/'))
  .map((path) => ({ path, room: path.split('/')[0]!, text: readFileSync(join(source, path), 'utf8') }));

const importsOf = (text: string) => [...text.matchAll(/(?:from|import) '(\.{1,2}\/[^']+)'/g)].map((match) => match[1]!);

/** `../platforms/index.js` seen from `review/x.ts` is `platforms/index.js`. */
const resolved = (from: string, to: string) => join(from, '..', to);

describe('the rooms', () => {
  it('are the folders of the program, in the order of the map', () => {
    expect([...new Set(files.map((file) => file.room))].sort()).toEqual([...rooms].sort());
  });

  it('import only rooms above them, and of those only the door', () => {
    const wrong = files.flatMap(({ path, room, text }) =>
      importsOf(text)
        .map((to) => resolved(path, to))
        .filter((to) => {
          const other = to.split('/')[0]!;
          if (other === room || other === 'infrastructure') return false;
          return rooms.indexOf(other) > rooms.indexOf(room) || to !== `${other}/index.js`;
        })
        .map((to) => `${path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep SQL and Prisma in repositories and queries', () => {
    const wrong = files
      .filter(({ path, room }) => room !== 'infrastructure' && !/\.(repository|query|spec)\.ts$/.test(path))
      .filter(({ text }) => /\b(tx\.(sql|rows)|db\.query)\b/.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('keep rules pure: they import types, other rules and vocabulary', () => {
    const wrong = files
      .filter(({ path }) => path.endsWith('.rules.ts'))
      .filter(({ text }) =>
        /from '(@nestjs|pg|node:fs|\.\.?\/.*(?:service|repository|query|database|clock)[./])/.test(withoutTypes(text)),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('name status codes in the catalogues of problems alone', () => {
    const wrong = files
      .filter(({ path, room }) => room !== 'infrastructure' && !/\.(problems|controller|spec)\.ts$/.test(path))
      .filter(({ text }) => /\bproblemType\(|\bHttpStatus\b|\bHttpException\b/.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('stay small: a file has one job', () => {
    const long = files
      .filter(({ path }) => !path.endsWith('.spec.ts') && path !== 'categories/commission-list.ts')
      .filter(({ text }) => text.split('\n').length > 300)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });
});

function withoutTypes(text: string): string {
  return text.replace(/^import type .*$/gm, '');
}
