import type { ResponseTime } from '../../apps/api/src/platforms/index.js';
import {
  now,
  type PastCase,
  type PastFacts,
  type PastItem,
  type PastMessage,
  type PastNotice,
  type PastType,
} from './past-facts.js';

/** A fact as a second reading of the definitions finds it. */
export interface CountedFact {
  /** Of its notice; null of none. */
  readonly type: PastType | null;
  readonly category: string | null;
  readonly notifierKind: string | null;
  readonly language: string | null;
  readonly memberState: string | null;
  readonly seconds: number | null;
  readonly overdue: boolean;
}

export interface CountedFigures {
  readonly count: number;
  readonly ended: number;
  readonly open: number;
  readonly overdue: number;
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
  readonly p95Seconds: number | null;
}

interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** What each figure counts, by plain loops over all that happened. */
export function countFacts(
  { notices, cases }: PastFacts,
  { from, until }: Period,
): Record<ResponseTime, CountedFact[]> {
  const inside = (at: Date) => at >= from && at < until;
  const items = cases.flatMap((past) => past.items.map((item) => ({ past, item })));
  const decisions = cases.flatMap((past) => past.decisions.map((decision, index) => ({ past, decision, index })));
  return {
    receipt: notices.flatMap((notice) => {
      const owedSince = notice.hasEmail
        ? notice.receivedAt
        : notice.supplements.find((supplement) => supplement.hasEmail)?.receivedAt;
      if (!owedSince || notice.imported || !inside(owedSince)) return [];
      return [fact(notice, owedSince, ...ends(notice.receipt))];
    }),
    'first-look': cases
      .filter((past) => inside(past.openedAt))
      .map((past) => {
        const claimedAt = past.claims.length > 0 ? earliest(past.claims) : null;
        return {
          ...fact(firstNotice(past), past.openedAt, claimedAt, past.firstLookDueAt, past.breached),
          language: past.language === 'und' ? (firstNotice(past)?.language ?? null) : past.language,
        };
      }),
    decision: items
      .filter(({ item }) => inside(item.notice.receivedAt))
      .map(({ past, item }) => {
        const decidedAt = past.decisions[0]?.occurredAt ?? null;
        const dueAt = item.notice.imported ? null : item.dueAt;
        return fact(item.notice, item.notice.receivedAt, decidedAt, dueAt, item.breached);
      }),
    action: items
      .filter(({ item }) => inside(item.notice.receivedAt))
      .flatMap(({ past, item }) => actionOn(past, item)),
    answer: decisions
      .filter(({ decision }) => inside(decision.occurredAt))
      .flatMap(({ past, decision, index }) =>
        [...new Set(past.items.map((item) => item.notice))].flatMap((notice) => {
          const answer = decision.answers.get(notice.id);
          const hasAddress = notice.hasEmail || notice.supplements.some((supplement) => supplement.hasEmail);
          const isLast = index === past.decisions.length - 1;
          if (!answer && (decision.imported || !hasAddress || !isLast)) return [];
          return [fact(notice, decision.occurredAt, ...ends(answer))];
        }),
      ),
    statement: decisions
      .filter(
        ({ decision }) => inside(decision.occurredAt) && decision.category && !decision.exempted && !decision.imported,
      )
      .map(({ past, decision }) => ({
        ...fact(past.items[0]?.notice, decision.occurredAt, ...ends(decision.statement)),
        category: decision.category,
        language: decision.statementLanguage,
      })),
    complaint: [], // tried where complaints are: test/complaints
    dispute: [], // tried where disputes are: test/disputes
    'dispute-reply': [],
    'order-receipt': [], // tried where orders are: test/orders
    'order-effect': [],
    suspicion: [],
    'information-request': [],
  };
}

/** The facts that count when this type is asked for, or none: flags under the terms count only when they are asked for. */
export function ofType(
  responseTime: ResponseTime,
  facts: readonly CountedFact[],
  type: PastType | undefined,
): readonly CountedFact[] {
  const aboutNotices = ['receipt', 'decision', 'action', 'answer'].includes(responseTime);
  const wanted = type ?? (aboutNotices ? 'notice' : undefined);
  return facts.filter((one) => wanted === undefined || one.type === wanted);
}

export function figuresOf(facts: readonly CountedFact[]): CountedFigures {
  const seconds = facts.flatMap((one) => one.seconds ?? []).sort((a, b) => a - b);
  return {
    count: facts.length,
    ended: seconds.length,
    open: facts.length - seconds.length,
    overdue: facts.filter((one) => one.overdue).length,
    medianSeconds: percentile(seconds, 0.5),
    p90Seconds: percentile(seconds, 0.9),
    p95Seconds: percentile(seconds, 0.95),
  };
}

/** Between the two neighbours, as `percentile_cont` defines it. */
function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const lower = sorted[Math.floor(place)]!;
  const upper = sorted[Math.ceil(place)]!;
  return lower + (place - Math.floor(place)) * (upper - lower);
}

function actionOn(past: PastCase, item: PastItem): CountedFact[] {
  const candidates = past.decisions
    .filter((decision) => decision.illegal.has(item.id))
    .flatMap((decision) => decision.restrictions.map((restriction) => ({ decision, restriction })))
    .filter(({ restriction }) => restriction.inEffectAt || ['imposed', 'failed'].includes(restriction.state))
    .sort(
      (a, b) =>
        (a.restriction.inEffectAt?.getTime() ?? Infinity) - (b.restriction.inEffectAt?.getTime() ?? Infinity) ||
        a.restriction.commandDueAt.getTime() - b.restriction.commandDueAt.getTime() ||
        (a.restriction.id < b.restriction.id ? -1 : 1),
    );
  const [first] = candidates;
  if (!first) return [];
  const { inEffectAt, commandDueAt, breached } = first.restriction;
  const dueAt = item.notice.imported || first.decision.imported ? null : commandDueAt;
  return [fact(item.notice, item.notice.receivedAt, inEffectAt, dueAt, breached)];
}

function fact(
  notice: PastNotice | undefined,
  startedAt: Date,
  endedAt: Date | null,
  dueAt: Date | null,
  breached: boolean,
): CountedFact {
  const corrected = notice?.deduced.filter(({ by }) => by === 'staff' || notice.alleged === null).at(-1)?.category;
  return {
    type: notice ? (notice.changedTo ?? notice.receivedAs) : null,
    category: corrected ?? notice?.alleged ?? null,
    notifierKind: notice?.notifierKind ?? null,
    language: notice?.language ?? null,
    memberState: notice?.memberState ?? null,
    seconds: endedAt && Math.floor((endedAt.getTime() - startedAt.getTime()) / 1_000),
    overdue: breached || (dueAt !== null && (endedAt ? endedAt > dueAt : dueAt <= now)),
  };
}

function ends(message: PastMessage | undefined): [Date | null, Date | null, boolean] {
  return message ? [message.acceptedAt, message.dueAt, message.breached] : [null, null, false];
}

/** All items of a case join it at one instant in the test; then their ids decide. */
function firstNotice({ items }: PastCase): PastNotice | undefined {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1))[0]?.notice;
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
