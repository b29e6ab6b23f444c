import { isId } from '../infrastructure/validation/index.js';

/** What came back of a call, or that nothing did. */
export interface HttpAnswer {
  /** Null: no complete answer. */
  readonly status: number | null;
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** A statement as the database has taken it. */
export interface Taken {
  readonly puid: string;
  readonly uuid: string;
  readonly createdAt: Date;
  readonly permalink: string;
}

/** What an answer to a batch means (reference, sections 8 and 10); the kinds equal `transparency_batch_outcome_known`. */
export type Outcome =
  | { readonly kind: 'created'; readonly taken: readonly Taken[] }
  /** The positions of the statements that are wrong, with the fields. */
  | { readonly kind: 'invalid'; readonly fields: ReadonlyMap<number, readonly string[]> }
  | { readonly kind: 'not-unique'; readonly puids: readonly string[] }
  /** Refused as a whole, so one of them is the cause. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'misconfigured' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'server-error' }
  | { readonly kind: 'lost' };

const RETRY_AFTER_SECONDS = 60;
const LONGEST_RETRY_AFTER_SECONDS = 3_600;

/** Only 201 with a body that can be read means created; what is not understood is lost. */
export function outcomeOf({ status, location, retryAfter, body }: HttpAnswer): Outcome {
  if (status === 201) return created(body);
  if (status === 422) return refused(body);
  if (status === 401 || status === 403) return { kind: 'token-refused' };
  if (status === 413) return { kind: 'too-large' };
  if (status === 429) return { kind: 'throttled', retryAfterSeconds: secondsOf(retryAfter) };
  if (status === 500) return { kind: 'server-error' };
  if (status === 302 && location === null) return { kind: 'lost' };
  if (status !== null && status >= 300 && status < 500 && status !== 408) return { kind: 'misconfigured' };
  return { kind: 'lost' };
}

function created(body: string): Outcome {
  const statements = member(parsed(body), 'statements');
  if (!Array.isArray(statements)) return { kind: 'lost' };
  return { kind: 'created', taken: statements.flatMap((statement) => takenOf(statement) ?? []) };
}

function takenOf(statement: unknown): Taken | undefined {
  const [puid, uuid, createdAt, permalink] = ['puid', 'uuid', 'created_at', 'permalink'].map((key) =>
    member(statement, key),
  );
  if (typeof puid !== 'string' || typeof uuid !== 'string' || !isId(uuid)) return undefined;
  const instant = typeof createdAt === 'string' ? databaseInstant(createdAt) : undefined;
  return instant && { puid, uuid, createdAt: instant, permalink: typeof permalink === 'string' ? permalink : '' };
}

/** `2026-06-24 09:16:55` is UTC without a mark; undefined when it is no instant. */
export function databaseInstant(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const instant = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** Three kinds of 422 that only their structure tells apart. */
function refused(body: string): Outcome {
  const errors = member(parsed(body), 'errors');
  const puids = member(errors, 'existing_puids');
  if (Array.isArray(puids) && puids.length > 0) return { kind: 'not-unique', puids: puids.map(String) };
  if (typeof errors !== 'object' || errors === null) return { kind: 'malformed' };
  const fields = new Map<number, readonly string[]>();
  for (const [key, wrong] of Object.entries(errors)) {
    const [, position] = /^statement_(\d{1,3})$/.exec(key) ?? [];
    if (position !== undefined) fields.set(Number(position), fieldsOf(wrong));
  }
  return fields.size > 0 ? { kind: 'invalid', fields } : { kind: 'malformed' };
}

/** Field names only: messages are English sentences, and may quote. */
function fieldsOf(wrong: unknown): string[] {
  const names = typeof wrong === 'object' && wrong !== null ? Object.keys(wrong) : [];
  return names.filter((name) => /^[A-Za-z0-9_.-]{1,100}$/.test(name));
}

function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? RETRY_AFTER_SECONDS);
  return seconds > 0 ? Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) : RETRY_AFTER_SECONDS;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
