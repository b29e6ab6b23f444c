import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: repositoryRoot })].map((path) => ({
  path,
  text: readFileSync(join(repositoryRoot, path), 'utf8'),
}));

const { paths } = JSON.parse(readFileSync(join(repositoryRoot, 'docs', 'openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
/** What a parameter is called is the page's own choice. */
const anyName = (address: string) => address.replaceAll(/\{[^}]*\}/g, '{}');
const routes = new Set(
  Object.entries(paths).flatMap(([address, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${anyName(address)}`),
  ),
);

describe('the pages', () => {
  it('lead to files that are there', () => {
    const lost = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(repositoryRoot, dirname(path), target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it('name routes that are there', () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/v1\/[^`\s?…]+)[`?]/g)].map(
        ([, method, address]) => [path, `${method} ${anyName(address!)}`] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(150);
    expect(named.filter(([, route]) => !routes.has(route))).toEqual([]);
  });
});
