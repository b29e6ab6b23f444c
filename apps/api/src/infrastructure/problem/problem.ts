export { constraintProblem } from './constraint-problems.js';

/** What an RFC 9457 problem says beside its standard members; the names are part of the API. */
export type ProblemMembers = Readonly<Record<string, unknown>>;

/** What a problem tells about this one occurrence; just a sentence, or with members of its own. */
export type ProblemDescription = string | ({ readonly detail?: string } & ProblemMembers) | undefined;

/** What all occurrences of a problem share. */
export interface ProblemKind {
  /** Names the page docs/problems/<slug>.md and ends the `type` address; never changed once released. */
  readonly slug: string;
  readonly status: number;
  readonly title: string;
}

/** A declared problem: call it to make one that can be thrown. */
export interface ProblemType<A extends unknown[]> extends ProblemKind {
  (...args: A): Problem;
}

/** Thrown by services; the one filter turns it into `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly members: ProblemMembers;
  readonly headers: Record<string, string> = {};

  constructor(kind: ProblemKind, description: ProblemDescription) {
    const { detail, ...members } = typeof description === 'string' ? { detail: description } : (description ?? {});
    super(detail ?? kind.title);
    this.name = 'Problem';
    this.slug = kind.slug;
    this.status = kind.status;
    this.title = kind.title;
    this.detail = detail;
    this.members = members;
  }

  /** Adds a header to the answer, such as `retry-after`. */
  withHeader(name: string, value: string): this {
    this.headers[name] = value;
    return this;
  }
}

const catalogue = new Map<string, ProblemKind>();

/**
 * Declares a problem and enters it in the catalogue; docs/problems/<slug>.md must exist. `describe` turns typed arguments into
 * what this occurrence says; without it the problem takes a detail and further members as they are.
 */
export function problemType<A extends unknown[] = [detail?: string, members?: ProblemMembers]>(
  slug: string,
  status: number,
  title: string,
  describe: (...args: A) => ProblemDescription = asGiven,
): ProblemType<A> {
  if (catalogue.has(slug)) throw new Error(`The problem ${slug} is declared twice`);
  const kind = { slug, status, title };
  const type = Object.assign((...args: A) => new Problem(kind, describe(...args)), kind);
  catalogue.set(slug, type);
  return type;
}

/** Every problem declared by the modules that are loaded, by slug. */
export function problemCatalogue(): ReadonlyMap<string, ProblemKind> {
  return catalogue;
}

function asGiven(...args: unknown[]): ProblemDescription {
  const [detail, members] = args as [string?, ProblemMembers?];
  return { ...members, detail };
}
