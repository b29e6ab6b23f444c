import {
  typeOf,
  type History,
  type PastCase,
  type PastDecision,
  type PastNotice,
  type PastPlace,
} from './random-history.js';

/**
 * A second count of the same figures, straight from the plain history and without SQL: every value is found by walking over
 * everything that happened. It shares no code with the product.
 */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly insideAreaOnly: boolean;
}

/** One counted thing, with where it is filed. */
interface Counted {
  readonly id: string;
  readonly category: string;
  readonly keyword: string | null;
  readonly description: string | null;
}

interface CountedAction extends Counted {
  readonly trustedFlagger: boolean;
  readonly ground: string;
  readonly decision: Pick<PastDecision, 'detectedAutomatically' | 'automated' | 'language'>;
  readonly type: string;
}

export interface Recount {
  readonly notices: readonly (Counted & { readonly trustedFlagger: boolean; readonly items: number })[];
  readonly actions: readonly CountedAction[];
  readonly times: readonly (Counted & { readonly trustedFlagger: boolean; readonly seconds: number })[];
  readonly ownMeasures: readonly CountedAction[];
  readonly processed: readonly { readonly trustedFlagger: boolean; readonly how: 'full' | 'partial' | 'none' }[];
}

export function recount(history: History, asked: Asked): Recount {
  const days = new Intl.DateTimeFormat('en-CA', {
    timeZone: asked.zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  const inPeriod = (instant: Date) => asked.from <= days.format(instant) && days.format(instant) <= asked.to;
  const notices = new Map(history.notices.map((notice) => [notice.id, notice]));
  const isTrusted = (notice: PastNotice) => notice.trustedFlagger && (notice.inArea || !asked.insideAreaOnly);
  const decided = (cause: PastCase['cause']) =>
    history.cases
      .filter((past) => past.cause === cause)
      .flatMap((past) =>
        past.decisions.map((decision, index) => ({ past, decision, before: past.decisions[index - 1] })),
      )
      .filter(({ decision }) => inPeriod(decision.occurredAt));

  const received = history.notices.filter((notice) => typeOf(notice) === 'notice' && inPeriod(notice.receivedAt));
  return {
    notices: received.map((notice) => ({
      ...placeOf(notice),
      id: notice.id,
      trustedFlagger: isTrusted(notice),
      items: notice.items.length,
    })),
    actions: decided('notice').flatMap(({ past, decision }) => {
      const caseNotices = past.items
        .map((item) => notices.get(item.noticeId)!)
        .filter((notice) => typeOf(notice) === 'notice');
      const earliest = caseNotices.reduce((a, b) => (b.receivedAt < a.receivedAt ? b : a));
      return decision.restrictions.map(({ id, type }) => ({
        ...placeOf(earliest),
        id,
        type,
        decision,
        ground: decision.ground!,
        trustedFlagger: caseNotices.some((notice) => isTrusted(notice)),
      }));
    }),
    times: decided('notice').flatMap(({ past, decision, before }) =>
      past.items.flatMap((item) => {
        const notice = notices.get(item.noticeId)!;
        const effects = decision.restrictions.flatMap(({ inEffectAt }) => inEffectAt ?? []);
        const acted = (one: PastDecision | undefined) =>
          one !== undefined && one.restrictions.length > 0 && /illegal|against/.test(one.findings.get(item.id) ?? '');
        if (typeOf(notice) !== 'notice' || effects.length === 0 || !acted(decision) || acted(before)) return [];
        const effect = Math.min(...effects.map((instant) => instant.getTime()));
        const seconds = (effect - notice.receivedAt.getTime()) / 1_000;
        return [{ ...placeOf(notice), id: item.id, trustedFlagger: isTrusted(notice), seconds }];
      }),
    ),
    ownMeasures: [
      ...decided('own-initiative').flatMap(({ decision }) =>
        decision.restrictions.map(({ id, type }) => ({
          ...filed(decision.place, decision.otherDescription),
          ...{ id, type, decision, trustedFlagger: false, ground: decision.ground! },
        })),
      ),
      ...history.measures
        .filter(({ occurredAt }) => inPeriod(occurredAt))
        .flatMap((measure) =>
          measure.types.map((type) => ({
            ...filed(measure.place, measure.otherDescription),
            ...{ id: `${measure.appliedOn} ${measure.measureId} ${type}`, type, decision: measure },
            ...{ trustedFlagger: false, ground: measure.ground },
          })),
        ),
    ],
    processed: received.flatMap((notice) => {
      const answers = notice.items.map((item) => {
        const past = history.cases.find((candidate) => candidate.items.includes(item))!;
        return past.decisions[0];
      });
      if (answers.length === 0 || answers.includes(undefined)) return [];
      const made = answers as PastDecision[];
      const full = made.every((decision) => decision.automated === 'full');
      const none = made.every((decision) => decision.automated === 'none' && decision.processing.length === 0);
      return [{ trustedFlagger: isTrusted(notice), how: full ? 'full' : none ? 'none' : 'partial' }];
    }),
  };
}

/** The middle one, or the mean of the two in the middle, in hours with two decimals; null of nothing. */
export function medianHours(seconds: readonly number[]): number | null {
  const sorted = seconds.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const upper = sorted[Math.floor(sorted.length / 2)]!;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return Math.round((lower + upper) / 2 / 36) / 100;
}

function placeOf(notice: PastNotice): Omit<Counted, 'id'> {
  const corrections = notice.deduced.filter(({ by }) => by === 'staff' || notice.alleged === null);
  const place = corrections.at(-1) ?? notice.alleged;
  return filed(place ?? { category: 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', keyword: null }, null);
}

function filed({ category, keyword }: PastPlace, otherDescription: string | null): Omit<Counted, 'id'> {
  if (category === 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE') return { category, keyword: null, description: null };
  return { category, keyword: keyword ?? 'KEYWORD_OTHER', description: otherDescription?.trim() || null };
}
