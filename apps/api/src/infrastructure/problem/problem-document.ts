import type { Problem } from './problem.js';

/** Media type of RFC 9457. */
export const problemMediaType = 'application/problem+json';

/** What leaves: the standard members, ours, and the request id by which the log can be searched. */
export interface ProblemDocument extends Record<string, unknown> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly requestId?: string;
}

/** The address of the page about a problem. */
export const problemAddress = (publicUrl: string, slug: string): string => `${publicUrl}/problems/${slug}`;

/** `instance` is the path without its query, which may hold a secret. */
export function problemDocument(
  problem: Problem,
  context: { publicUrl: string; instance?: string; requestId?: string },
): ProblemDocument {
  return {
    ...problem.members,
    type: problemAddress(context.publicUrl, problem.slug),
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    instance: context.instance,
    requestId: context.requestId,
  };
}
