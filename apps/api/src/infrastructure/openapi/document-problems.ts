import type { OpenAPIObject } from '@nestjs/swagger';
import { may } from '../auth/permissions.js';
import type { Route } from '../auth/routes.js';
import * as http from '../problem/http.problems.js';
import { problemMediaType } from '../problem/problem-document.js';
import { problemCatalogue, type ProblemKind } from '../problem/problem.js';
import { operationsOf, type DocumentedOperation, type Operation } from './operations.js';
import { problemSchemaRef } from './problem-schema.js';
import { problemsExtension } from './problems.decorator.js';

/** Turns what the routes declare, and what any route of their form may answer, into responses with an example for each problem. */
export function documentProblems(document: OpenAPIObject, routes: readonly Route[]): void {
  for (const documented of operationsOf(document, routes)) {
    const { operation } = documented;
    const problems = new Set([...declaredProblems(operation), ...commonProblems(documented)]);
    const byStatus = Object.groupBy([...problems], ({ status }) => String(status));
    for (const [status, ofStatus = []] of Object.entries(byStatus)) operation.responses[status] = response(ofStatus);
  }
}

function declaredProblems(operation: Operation): ProblemKind[] {
  const declared = (operation as unknown as Record<string, unknown>)[problemsExtension];
  delete (operation as unknown as Record<string, unknown>)[problemsExtension];
  if (!Array.isArray(declared)) return [];
  return declared.flatMap((slug: string) => problemCatalogue().get(slug) ?? []);
}

/** What the guards, the body parser and the validation answer for every route of this form. */
function commonProblems({ operation, route, path }: DocumentedOperation): ProblemKind[] {
  const problems: ProblemKind[] = [http.internalError];
  const parameters = (operation.parameters ?? []).map((parameter) => ('in' in parameter ? parameter.in : ''));
  if (route?.permission !== undefined && !may('anonymous', route.permission)) {
    problems.push(http.unauthenticated, http.forbidden);
  }
  if (path.includes('{')) problems.push(http.notFound);
  if (operation.requestBody) {
    problems.push(http.malformedBody, http.payloadTooLarge, http.unsupportedMediaType, http.invalidInput);
  }
  if (parameters.includes('query')) problems.push(http.invalidInput);
  return problems;
}

function response(problems: readonly ProblemKind[]): Operation['responses'][string] {
  return {
    description: problems.map(({ title }) => title).join('; '),
    content: {
      [problemMediaType]: {
        schema: problemSchemaRef,
        examples: Object.fromEntries(problems.map((problem) => [problem.slug, { value: example(problem) }])),
      },
    },
  };
}

/** Fixed values: the document must be the same each time it is made. */
function example({ slug, title, status }: ProblemKind): Record<string, unknown> {
  const errors =
    slug === http.invalidInput.slug ? { errors: [{ pointer: '#/field', detail: 'must be a string' }] } : {};
  return {
    type: `https://notices.example/problems/${slug}`,
    title,
    status,
    requestId: '0192f1a0-5c3e-7000-8000-000000000001',
    ...errors,
  };
}
