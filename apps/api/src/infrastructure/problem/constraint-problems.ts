import type { Problem } from './problem.js';

const problems = new Map<string, () => Problem>();

/**
 * Says which problem a named database constraint stands for: constraints are the last word when two callers race, and their
 * refusal then reads like any other. The constraint may also be named by `raise … using constraint`.
 */
export function constraintProblem(constraint: string, problem: () => Problem): void {
  if (problems.has(constraint)) throw new Error(`The constraint ${constraint} has two problems`);
  problems.set(constraint, problem);
}

/** The problem of the constraint that this error of pg or Prisma names; undefined for any other error. */
export function problemOfConstraint(error: unknown): Problem | undefined {
  const name = violatedConstraint(error);
  return name === undefined ? undefined : problems.get(name)?.();
}

/** Every constraint that has a problem, for the test that looks for them in the database. */
export function constraintsWithProblems(): string[] {
  return [...problems.keys()];
}

/** pg names the constraint; Prisma's adapter keeps PostgreSQL's own message some levels down. */
function violatedConstraint(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  if ('originalMessage' in error && typeof error.originalMessage === 'string') {
    return /constraint "([^"]+)"/.exec(error.originalMessage)?.[1];
  }
  if ('meta' in error && typeof error.meta === 'object' && error.meta !== null && 'driverAdapterError' in error.meta) {
    return violatedConstraint(error.meta.driverAdapterError);
  }
  return 'cause' in error ? violatedConstraint(error.cause) : undefined;
}
