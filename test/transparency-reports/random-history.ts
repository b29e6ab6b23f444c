import { categoriesFor } from '../../apps/api/src/categories/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { type RestrictionType, restrictionTypes } from '../../apps/api/src/platforms/restriction-types.js';

/** What happened on a platform, as plain objects: stored in the database by one module, counted by another. */
export interface History {
  readonly notices: readonly PastNotice[];
  readonly cases: readonly PastCase[];
  readonly measures: readonly PastMeasure[];
}

export interface PastPlace {
  readonly category: string;
  readonly keyword: string | null;
}

export type PastType = 'notice' | 'terms-flag';

export interface PastNotice {
  readonly id: string;
  readonly receivedAs: PastType;
  /** How often staff changed what it is, from the one to the other; all of it before any decision. */
  readonly typeChanges: number;
  readonly receivedAt: Date;
  readonly alleged: PastPlace | null;
  /** In the order in which they were made. */
  readonly deduced: readonly (PastPlace & { readonly by: 'staff' | 'automated' })[];
  readonly trustedFlagger: boolean;
  readonly inArea: boolean;
  readonly items: readonly PastItem[];
}

export interface PastItem {
  readonly id: string;
  readonly noticeId: string;
  readonly subjectId: string;
}

export interface PastCase {
  readonly id: string;
  readonly subjectId: string;
  /** Of its decisions: flags under the terms alone make it own initiative. */
  readonly cause: 'notice' | 'own-initiative';
  readonly items: readonly PastItem[];
  /** The first decision and its corrections; none while the case is open. */
  readonly decisions: readonly PastDecision[];
}

export interface PastDecision {
  readonly id: string;
  readonly occurredAt: Date;
  readonly outcome: 'restrict' | 'no-action';
  readonly ground: 'illegal' | 'terms' | null;
  readonly place: PastPlace;
  readonly otherDescription: string | null;
  readonly language: string | null;
  readonly detectedAutomatically: boolean;
  readonly automated: 'full' | 'partial' | 'none';
  readonly processing: readonly string[];
  readonly findings: ReadonlyMap<string, 'illegal' | 'against-terms' | 'neither' | 'already-restricted'>;
  readonly restrictions: readonly PastRestriction[];
}

export interface PastRestriction {
  readonly id: string;
  readonly type: RestrictionType;
  readonly inEffectAt: Date | null;
}

/** What a system of the platform did by itself. */
export interface PastMeasure {
  readonly measureId: string;
  readonly appliedOn: string;
  readonly occurredAt: Date;
  readonly ground: 'illegal' | 'terms';
  readonly place: PastPlace;
  readonly otherDescription: string | null;
  readonly language: string | null;
  readonly detectedAutomatically: boolean;
  readonly automated: 'full' | 'partial' | 'none';
  readonly types: readonly RestrictionType[];
}

const hourMs = 3_600_000;

/** A history of half a year around the turn of the year, the same for the same seed but for its ids. */
export function randomHistory(seed: number, noticeCount: number): History {
  const random = mulberry32(seed);
  const chance = (share: number) => random() < share;
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;
  const start = Date.parse('2025-12-20T00:00:00Z');
  /** Whole seconds, many of them within an hour of a midnight. */
  const instant = () => {
    const day = below(200) * 24 * hourMs;
    return new Date(start + day + (chance(0.3) ? 22 * hourMs + below(7_200) * 1_000 : below(86_400) * 1_000));
  };
  const place = (use: 'notices' | 'own-initiative-illegal' | 'own-initiative-terms'): PastPlace => {
    const { code, subcategories } = pick(categoriesFor(use).slice(-6));
    const keyword = subcategories.length > 0 && chance(0.8) ? pick(subcategories).code : null;
    return { category: code, keyword };
  };
  const subjects = Array.from({ length: Math.ceil(noticeCount / 2) }, () => newId());

  const notices = Array.from({ length: noticeCount }, (): PastNotice => {
    const id = newId();
    const trustedFlagger = chance(0.2);
    return {
      id,
      receivedAs: chance(0.7) ? 'notice' : 'terms-flag',
      typeChanges: chance(0.8) ? 0 : 1 + below(3),
      receivedAt: instant(),
      alleged: chance(0.8) ? place('notices') : null,
      deduced: Array.from({ length: below(3) }, () => ({
        ...place('notices'),
        by: chance(0.5) ? ('staff' as const) : ('automated' as const),
      })),
      trustedFlagger,
      inArea: trustedFlagger && chance(0.5),
      items: Array.from({ length: below(4) }, () => ({ id: newId(), noticeId: id, subjectId: pick(subjects) })),
    };
  });

  const decide = (occurredAt: Date, items: readonly PastItem[], cause: PastCase['cause']): PastDecision => {
    const outcome = cause === 'own-initiative' || chance(0.7) ? 'restrict' : 'no-action';
    const ground = outcome === 'no-action' ? null : chance(0.5) ? 'illegal' : 'terms';
    const where = place(ground === 'terms' ? 'own-initiative-terms' : 'own-initiative-illegal');
    const acted = ground === 'terms' ? 'against-terms' : 'illegal';
    return {
      id: newId(),
      occurredAt,
      outcome,
      ground,
      place: where,
      otherDescription: where.keyword === 'KEYWORD_OTHER' ? pick(['Doxing', ' Doxing ', 'Spam', '', null]) : null,
      language: pick(['de', 'de-AT', 'ga', 'ja', null]),
      detectedAutomatically: chance(0.5),
      automated: pick(['full', 'partial', 'none']),
      processing: chance(0.3) ? ['translation'] : [],
      findings: new Map(
        items.map((item) => [
          item.id,
          chance(outcome === 'restrict' ? 0.7 : 0.1) ? acted : pick(['neither', 'already-restricted'] as const),
        ]),
      ),
      restrictions:
        outcome === 'no-action'
          ? []
          : Array.from({ length: 1 + below(2) }, () => ({
              id: newId(),
              type: pick(restrictionTypes),
              inEffectAt: chance(0.8) ? new Date(occurredAt.getTime() + below(200_000) * 1_000) : null,
            })),
    };
  };

  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const receivedAt = new Map(notices.map((notice) => [notice.id, notice.receivedAt]));
  const items = notices
    .flatMap((notice) => notice.items)
    .toSorted((a, b) => receivedAt.get(a.noticeId)!.getTime() - receivedAt.get(b.noticeId)!.getTime());
  const cases: PastCase[] = [];
  for (const subjectId of subjects) {
    let waiting = items.filter((item) => item.subjectId === subjectId);
    while (waiting.length > 0) {
      const answered = waiting.slice(0, 1 + below(waiting.length));
      waiting = waiting.slice(answered.length);
      const last = receivedAt.get(answered.at(-1)!.noticeId)!.getTime();
      const isNotice = answered.some((item) => typeOf(byId.get(item.noticeId)!) === 'notice');
      const cause = isNotice ? 'notice' : 'own-initiative';
      const first = decide(new Date(last + below(500_000) * 1_000), answered, cause);
      const corrected = decide(new Date(first.occurredAt.getTime() + below(900_000) * 1_000), answered, cause);
      const decided = waiting.length > 0 || chance(0.8);
      const decisions = !decided ? [] : chance(0.2) ? [first, corrected] : [first];
      cases.push({ id: newId(), subjectId, cause, items: answered, decisions });
    }
  }
  for (let count = 0; count < noticeCount / 2; count++) {
    const subjectId = newId();
    const decisions = [decide(instant(), [], 'own-initiative')];
    cases.push({ id: newId(), subjectId, cause: 'own-initiative', items: [], decisions });
  }
  const measures = Array.from({ length: noticeCount }, (_, index): PastMeasure => {
    const occurredAt = instant();
    const ground = chance(0.5) ? 'illegal' : 'terms';
    const where = place(`own-initiative-${ground}`);
    return {
      measureId: `measure ${index % 40}`, // the same id on another day is another measure
      appliedOn: new Date(occurredAt.getTime() + (below(3) - 1) * 24 * hourMs).toISOString().slice(0, 10),
      occurredAt,
      ground,
      place: where,
      otherDescription: where.keyword === 'KEYWORD_OTHER' ? pick(['Doxing', ' Doxing ', 'Spam', null]) : null,
      language: pick(['de', 'ga', null]),
      detectedAutomatically: chance(0.9),
      automated: pick(['full', 'partial', 'none']),
      types: restrictionTypes.filter(() => chance(0.1)).slice(0, 3),
    };
  });
  const kept = new Map(measures.map((measure) => [`${measure.appliedOn} ${measure.measureId}`, measure]));
  return { notices, cases, measures: [...kept.values()].filter(({ types }) => types.length > 0) };
}

/** What a notice is after all its changes. */
export function typeOf({ receivedAs, typeChanges }: PastNotice): PastType {
  const isChanged = typeChanges % 2 === 1;
  return (receivedAs === 'notice') === isChanged ? 'terms-flag' : 'notice';
}

/** Small, seeded, good enough for tests. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
