import fc from 'fast-check';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

/** What happened on a platform, as plain objects: stored in the database by one module, counted by another. */
export interface PastFacts {
  readonly notices: readonly PastNotice[];
  readonly cases: readonly PastCase[];
}

/** A message of the ledger; undefined in its place: it was never queued. */
export interface PastMessage {
  readonly id: string;
  readonly dueAt: Date;
  readonly acceptedAt: Date | null;
  readonly breached: boolean;
}

export type PastType = 'notice' | 'terms-flag';

export interface PastNotice {
  readonly id: string;
  readonly receivedAs: PastType;
  /** What staff changed it to, if they did. */
  readonly changedTo: PastType | null;
  readonly receivedAt: Date;
  readonly imported: boolean;
  readonly notifierKind: 'anonymous' | 'individual' | 'entity';
  readonly hasEmail: boolean;
  readonly language: string | null;
  readonly memberState: string | null;
  readonly alleged: string | null;
  /** In the order in which they were made. */
  readonly deduced: readonly { readonly category: string; readonly by: 'staff' | 'automated' }[];
  /** In the order in which they arrived. */
  readonly supplements: readonly { readonly receivedAt: Date; readonly hasEmail: boolean }[];
  readonly receipt: PastMessage | undefined;
}

export interface PastItem {
  readonly id: string;
  readonly notice: PastNotice;
  readonly dueAt: Date;
  readonly breached: boolean;
}

export interface PastCase {
  readonly id: string;
  readonly openedAt: Date;
  readonly firstLookDueAt: Date | null;
  readonly breached: boolean;
  readonly language: string;
  readonly claims: readonly Date[];
  readonly items: readonly PastItem[];
  /** The first decision and its corrections. */
  readonly decisions: readonly PastDecision[];
}

export interface PastDecision {
  readonly id: string;
  readonly occurredAt: Date;
  readonly imported: boolean;
  /** Null: nothing is restricted. */
  readonly category: string | null;
  /** Items found illegal. */
  readonly illegal: ReadonlySet<string>;
  readonly restrictions: readonly PastRestriction[];
  readonly statementLanguage: string;
  readonly exempted: boolean;
  readonly statement: PastMessage | undefined;
  /** By notice id. */
  readonly answers: ReadonlyMap<string, PastMessage>;
}

export interface PastRestriction {
  readonly id: string;
  readonly state: 'imposed' | 'in-effect' | 'failed' | 'lifted' | 'expired';
  readonly inEffectAt: Date | null;
  readonly commandId: string;
  readonly commandDueAt: Date;
  readonly breached: boolean;
}

/** The clock of the test stands here: all that has an end has ended before. */
export const now = new Date('2026-11-22T12:00:00Z');

/** The midnights in Brussels that bound the period of the test. */
const midnights = ['2026-10-31T23:00:00Z', '2026-11-19T23:00:00Z'] as const;
const hourMs = 3_600_000;
const categories = ['STATEMENT_CATEGORY_VIOLENCE', 'STATEMENT_CATEGORY_SELF_HARM', 'STATEMENT_CATEGORY_ANIMAL_WELFARE'];

type Draw = fc.GeneratorValue;

/** Facts before, in and after the period: many within a millisecond of its midnights. */
export function drawFacts(draw: Draw): PastFacts {
  const chance = (percent: number) => draw(fc.integer, { min: 1, max: 100 }) <= percent;
  const pick = <T>(values: readonly T[]): T => values[draw(fc.nat, values.length - 1)]!;
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: draw(fc.nat, most) }, make);
  const start = () => {
    const aside = chance(50)
      ? draw(fc.integer, { min: -1, max: 1 })
      : draw(fc.integer, { min: -30, max: 400 }) * hourMs;
    return new Date(Date.parse(aside > hourMs ? midnights[0] : pick(midnights)) + aside);
  };
  const later = (than: Date) => new Date(than.getTime() + pick([0, 1, 999, 1_000, draw(fc.nat, 30 * hourMs)]));
  const message = (from: Date): PastMessage => ({
    id: newId(),
    dueAt: later(from),
    acceptedAt: chance(70) ? later(from) : null,
    breached: chance(20),
  });

  const notices = many(12, (): PastNotice => {
    const receivedAt = start();
    const supplements = many(2, () => ({ receivedAt: later(receivedAt), hasEmail: chance(50) }));
    const receivedAs = chance(70) ? 'notice' : 'terms-flag';
    return {
      id: newId(),
      receivedAs,
      changedTo: chance(80) ? null : receivedAs === 'notice' ? 'terms-flag' : 'notice',
      receivedAt,
      imported: chance(15),
      notifierKind: pick(['anonymous', 'individual', 'entity']),
      hasEmail: chance(60),
      language: pick(['de', 'en', null]),
      memberState: pick(['DE', 'IE', null]),
      alleged: pick([...categories, null]),
      deduced: many(2, () => ({ category: pick(categories), by: pick(['staff', 'automated'] as const) })),
      supplements: supplements.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()),
      receipt: chance(70) ? message(receivedAt) : undefined,
    };
  });

  const decide = (after: Date, items: readonly PastItem[]): PastDecision => {
    const occurredAt = later(after);
    const restricts = chance(80);
    return {
      id: newId(),
      occurredAt,
      imported: chance(15),
      category: restricts ? pick(categories) : null,
      illegal: new Set(restricts ? items.filter(() => chance(85)).map((item) => item.id) : []),
      restrictions: restricts ? many(3, () => restriction(occurredAt)) : [],
      statementLanguage: pick(['de', 'en']),
      exempted: chance(30),
      statement: chance(70) ? message(occurredAt) : undefined,
      answers: new Map(
        [...new Set(items.map((item) => item.notice.id))]
          .filter(() => chance(60))
          .map((id) => [id, message(occurredAt)]),
      ),
    };
  };
  const restriction = (decidedAt: Date): PastRestriction => {
    const state = pick(['imposed', 'in-effect', 'failed', 'lifted', 'expired'] as const);
    const tookEffect = state === 'in-effect' || (state !== 'imposed' && chance(25));
    return {
      id: newId(),
      state,
      inEffectAt: tookEffect ? later(decidedAt) : null,
      commandId: newId(),
      commandDueAt: later(decidedAt),
      breached: chance(20),
    };
  };
  const cases = many(20, (): PastCase => {
    const items =
      notices.length === 0
        ? []
        : many(3, () => ({ id: newId(), notice: pick(notices), dueAt: start(), breached: chance(20) }));
    const openedAt = start();
    const claims = many(2, () => later(openedAt));
    const decisions: PastDecision[] = [];
    for (let left = claims.length > 0 ? draw(fc.nat, 2) : 0; left > 0; left--) {
      decisions.push(decide(decisions.at(-1)?.occurredAt ?? claims[0]!, items));
    }
    return {
      id: newId(),
      openedAt,
      firstLookDueAt: chance(80) ? later(openedAt) : null,
      breached: chance(20),
      language: pick(['de', 'en', 'und']),
      claims,
      items,
      decisions,
    };
  });
  return { notices, cases };
}
