import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.stop());

it('lists the Commission’s categories to anybody (Regulation (EU) 2024/2835, Annex I)', async () => {
  const { status, body } = await client(app.url).get('/v1/categories');
  expect(status).toBe(200);
  expect(body).toMatchObject({ listVersion: '2025-07-01' });
  const { categories } = body as { categories: { code: string; usedFor: string[]; subcategories: unknown[] }[] };
  expect(categories).toHaveLength(17);
  expect(categories[0]).toMatchObject({
    number: 1,
    code: 'STATEMENT_CATEGORY_ANIMAL_WELFARE',
    subcategories: [{ code: 'KEYWORD_ANIMAL_HARM' }, {}, { name: 'Not captured by any other sub-category' }],
  });
  expect(categories.at(-1)).toMatchObject({ code: 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', usedFor: ['notices'] });
});
