import type { Problem } from './generated/types.gen.js';

/** An answer of 4xx or 5xx: what the server said, in the words of its problem detail (RFC 9457). */
export class Refused extends Error {
  /** What a proxy answered instead of the server has no problem in it. */
  readonly problem?: Problem;

  constructor(
    request: string,
    readonly status: number,
    body: unknown,
  ) {
    const problem = isProblem(body) ? body : undefined;
    const fields = problem?.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
    const told = [problem?.title, problem?.detail, fields].filter(Boolean).join(' – ');
    super(`${request} was answered ${status}${told && `: ${told}`}`);
    this.problem = problem;
  }

  /** The end of the problem's type, which names its page: `confirmed-otherwise`. */
  get kind(): string | undefined {
    return this.problem?.type.split('/').at(-1);
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'type' in body && 'title' in body;
}
