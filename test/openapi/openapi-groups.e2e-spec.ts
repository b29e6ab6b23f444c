import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { apiGroups } from '../../apps/api/src/api-groups.js';
import { openApiFile } from '../../apps/api/src/infrastructure/openapi/openapi-file.js';
import { operationsOf } from '../../apps/api/src/infrastructure/openapi/operations.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';

const document = JSON.parse(readFileSync(join(repositoryRoot, openApiFile), 'utf8')) as OpenAPIObject;
const operations = operationsOf(document, []);

describe('the groups of the API reference', () => {
  it('hold every operation once, and none is empty', () => {
    const known = apiGroups.all.map(({ name }) => name);
    const used = operations.map(({ operation }) => operation.tags ?? []);
    expect(used.filter((tags) => tags.length !== 1)).toEqual([]);
    expect([...new Set(used.flat())].toSorted()).toEqual(known.toSorted());
    expect(document.tags?.map(({ name }) => name)).toEqual(known);
  });

  it('lead to pages that are there', () => {
    const lost = apiGroups.all.filter(({ page }) => !existsSync(join(repositoryRoot, 'docs', `${page}.md`)));
    expect(lost).toEqual([]);
  });
});
