import { categoriesFor, memberStateCodes } from '../../apps/api/src/categories/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { History, PastDecision, PastMeasure, PastPlace } from './random-history.js';

/** Orders of authorities, complaints, disputes and suspensions, as plain objects. */
export interface Rights {
  readonly orders: readonly PastOrder[];
  readonly complaints: readonly PastComplaint[];
  readonly disputes: readonly PastDispute[];
  readonly suspensions: readonly PastSuspension[];
}

export interface PastOrder {
  readonly id: string;
  readonly kind: 'act' | 'information';
  readonly instrument: 'dsa-article-9' | 'dsa-article-10' | 'other-order' | 'referral' | 'third-country';
  readonly memberState: string | null;
  readonly place: PastPlace | null;
  /** What a supplement put in the order's place. */
  readonly supplement: { readonly place: PastPlace | null } | null;
  readonly items: number;
  readonly deliveredAt: Date;
  readonly receipt: { readonly by: 'mail' | 'hand'; readonly toldAt: Date | null };
  readonly effectiveAt: Date | null;
}

export interface PastComplaint {
  readonly id: string;
  readonly decision: PastDecision;
  readonly noticeId: string | null;
  readonly basis: 'visibility' | 'service' | 'account' | 'monetary' | 'inaction';
  readonly onFlag: boolean;
  readonly ofTrustedFlagger: boolean;
  readonly receivedAt: Date;
  readonly end: {
    readonly outcome: 'upheld' | 'reversed' | 'no-decision';
    readonly decidedAt: Date;
    /** Of the message: when the relay took it, null while it waits; undefined when nobody could be told. */
    readonly toldAt: Date | null | undefined;
  } | null;
}

export interface PastDispute {
  readonly id: string;
  /** A measure of the platform's own systems, or a decision. */
  readonly about: PastMeasure | PastDecision;
  readonly receivedAt: Date;
  readonly end: {
    readonly outcome: 'upheld' | 'partly-reversed' | 'reversed' | 'omitted';
    readonly toldAt: Date;
    readonly implemented: boolean;
  } | null;
}

export interface PastSuspension {
  readonly id: string;
  readonly kind: 'notices' | 'complaints';
  readonly startsAt: Date;
}

/** About as many of each as there are in a test's history, drawn from the same source of chance. */
export function randomRights(random: () => number, history: History): Rights {
  const chance = (share: number) => random() < share;
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;
  const after = (instant: Date, hours: number) => new Date(instant.getTime() + below(hours * 3_600) * 1_000);
  const instant = () => new Date(Date.parse('2025-12-20T00:00:00Z') + below(200 * 86_400) * 1_000);
  const place = (): PastPlace | null => {
    const { code, subcategories } = pick(categoriesFor('orders').slice(0, 4));
    if (!chance(0.7)) return null;
    return { category: code, keyword: chance(0.7) ? pick(subcategories).code : null };
  };
  const decisions = history.cases.flatMap((past) => past.decisions.map((decision) => ({ past, decision })));

  const order = (): PastOrder => {
    const kind = pick(['act', 'information'] as const);
    const proper = kind === 'act' ? ('dsa-article-9' as const) : ('dsa-article-10' as const);
    const unasked = kind === 'act' ? (['referral', 'third-country'] as const) : (['third-country'] as const);
    const instrument = chance(0.7) ? pick([proper, 'other-order' as const]) : pick(unasked);
    const deliveredAt = instant();
    const by = pick(['mail', 'hand'] as const);
    return {
      id: newId(),
      kind,
      instrument,
      memberState: instrument === 'third-country' ? null : pick(memberStateCodes.slice(6, 10)),
      place: place(),
      supplement: chance(0.3) ? { place: place() } : null,
      items: kind === 'act' ? 1 + below(4) : 0,
      deliveredAt,
      receipt: { by, toldAt: chance(0.8) ? after(deliveredAt, chance(0.5) ? 2 : 100) : null },
      effectiveAt: chance(0.7) ? after(deliveredAt, 300) : null,
    };
  };

  const complaint = (): PastComplaint => {
    const { past, decision } = pick(decisions);
    const noticeId = past.items[0]?.noticeId ?? null;
    const basis =
      noticeId !== null && chance(0.5) ? 'inaction' : pick(['visibility', 'service', 'account', 'monetary'] as const);
    const receivedAt = after(decision.occurredAt, 900);
    const decidedAt = after(receivedAt, 900);
    return {
      id: newId(),
      decision,
      noticeId: basis === 'inaction' ? noticeId : null,
      basis,
      onFlag: basis === 'inaction' && chance(0.3),
      ofTrustedFlagger: basis === 'inaction' && chance(0.4),
      receivedAt,
      end: chance(0.8)
        ? {
            outcome: pick(['upheld', 'reversed', 'no-decision'] as const),
            decidedAt,
            toldAt: pick([undefined, null, after(decidedAt, 5)]),
          }
        : null,
    };
  };

  const dispute = (): PastDispute => {
    const about = chance(0.3) ? pick(history.measures) : pick(decisions).decision;
    const receivedAt = after(about.occurredAt, 900);
    const outcome = pick(['upheld', 'partly-reversed', 'reversed', 'omitted'] as const);
    const implemented = outcome.endsWith('reversed') && chance(0.6);
    return {
      id: newId(),
      about,
      receivedAt,
      end: chance(0.8) ? { outcome, toldAt: after(receivedAt, 1_500), implemented } : null,
    };
  };

  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  return {
    orders: many(150, order),
    complaints: many(150, complaint),
    disputes: many(60, dispute),
    suspensions: many(20, () => ({
      id: newId(),
      kind: pick(['notices', 'complaints'] as const),
      startsAt: instant(),
    })),
  };
}
