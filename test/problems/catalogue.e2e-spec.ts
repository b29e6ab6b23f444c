import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constraintsWithProblems } from '../../apps/api/src/infrastructure/problem/constraint-problems.js';
import { problemPagesFolder } from '../../apps/api/src/infrastructure/problem/problem-pages.controller.js';
import { problemCatalogue } from '../../apps/api/src/infrastructure/problem/problem.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('the catalogue of problems', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const pages = readdirSync(problemPagesFolder).map((file) => file.replace(/\.md$/, ''));

  it('has a page for every problem, and no page without one', () => {
    expect(pages.toSorted()).toEqual([...problemCatalogue().keys()].toSorted());
  });

  it('has pages that begin with the title and name the status', () => {
    for (const { slug, status, title } of problemCatalogue().values()) {
      const page = readFileSync(join(problemPagesFolder, `${slug}.md`), 'utf8');
      expect({ slug, title: page.split('\n', 1)[0] }).toEqual({ slug, title: `# ${title}` });
      expect({ slug, namesStatus: page.toLowerCase().includes(`status ${status}`) }).toEqual({
        slug,
        namesStatus: true,
      });
    }
  });

  it('is served where the type of a problem points', async () => {
    const { body } = await client(app.url).get<{ type: string }>('/nothing-here');
    expect(body.type).toBe(`${app.config.publicUrl}/problems/not-found`);
    const page = await client(app.url).get<string>('/problems/not-found');
    expect(page).toMatchObject({
      status: 200,
      body: expect.stringContaining('<h1>There is nothing here</h1>') as string,
    });
    expect((await client(app.url).get('/problems/no-such-problem')).status).toBe(404);
    expect((await client(app.url).get('/problems/..%2F..%2FREADME')).status).toBe(404);
  });

  it('explains only constraints that the database has', async () => {
    const { rows } = await app.owner.query<{ name: string }>(
      `select conname as name from pg_constraint
      union select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisunique
      union select name from (select (regexp_matches(p.prosrc, 'constraint = ''([a-z_]+)''', 'g'))[1] as name from pg_proc p) raised`,
    );
    const known = new Set(rows.map(({ name }) => name));
    expect(constraintsWithProblems().filter((name) => !known.has(name))).toEqual([]);
  });
});
