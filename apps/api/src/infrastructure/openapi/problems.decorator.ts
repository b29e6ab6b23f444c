import { ApiExtension } from '@nestjs/swagger';
import type { ProblemKind } from '../problem/problem.js';

/** Where the slugs wait in the document until `withProblems` turns them into responses. */
export const problemsExtension = 'x-problems';

/** Documents the problems of a route, its room's and those of rooms it calls; what any route may answer is added by itself. */
export function Problems(...problems: readonly ProblemKind[]): MethodDecorator {
  return ApiExtension(
    problemsExtension,
    problems.map(({ slug }) => slug),
  ) as MethodDecorator;
}
