import { Injectable } from '@nestjs/common';
import { withheldName, withoutNames } from '../disputes/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { SectionRow } from './rows.query.js';
import { ScopeQuery } from './scope.query.js';
import { withheldText } from './sections/section.js';

/** What is to be kept out of the rows of some cases. */
export interface Discretion {
  readonly namesPersons: boolean;
  /** Cases whose texts are withheld. */
  readonly aboutChildAbuse: ReadonlySet<string>;
  /** Names and addresses of those who notified or complained, by case. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

type Mark = { readonly kind: 'text' | 'json' | 'person'; readonly id: string };

/** Opens the sealed texts of rows, or withholds them. */
@Injectable()
export class OpenRowsService {
  constructor(
    private readonly texts: SealedTexts,
    private readonly scope: ScopeQuery,
  ) {}

  async discretion(tx: Tx, platformId: string, caseIds: readonly string[], namesPersons: boolean): Promise<Discretion> {
    const aboutChildAbuse = await this.scope.aboutChildAbuse(tx, platformId, caseIds);
    if (namesPersons) return { namesPersons, aboutChildAbuse, names: new Map() };
    const identities = await this.scope.identities(tx, platformId, caseIds);
    const opened = await this.texts.read(tx, platformId, [...new Set(identities.map(({ id }) => id))]);
    const names = new Map<string, string[]>();
    for (const { caseId, id } of identities) {
      const text = opened.get(id);
      if (text !== undefined) names.set(caseId, [...(names.get(caseId) ?? []), ...stringsIn(JSON.parse(text))]);
    }
    return { namesPersons, aboutChildAbuse, names };
  }

  /** The rows with their texts; null stands where one was erased. */
  async open(
    tx: Tx,
    platformId: string,
    rows: readonly SectionRow[],
    discretion: Discretion,
    isAsPublished = false,
  ): Promise<unknown[]> {
    const ids = new Set<string>();
    for (const { caseId, row } of rows)
      collect(row, (mark) => {
        const isLookedFor = mark.kind === 'person' && !isAsPublished;
        if (isLookedFor || !isWithheld(mark, caseId, discretion)) ids.add(mark.id);
      });
    const texts = await this.texts.read(tx, platformId, [...ids]);
    return rows.map(({ caseId, row }) => {
      const opened = replaced(row, (mark) => {
        if (isWithheld(mark, caseId, discretion)) return mark.kind === 'person' ? withheldName : withheldText;
        const text = texts.get(mark.id);
        if (text === undefined) return null;
        return mark.kind === 'text' ? text : (JSON.parse(text) as unknown);
      });
      if (discretion.namesPersons || isAsPublished) return opened;
      const names = [...(discretion.names.get(caseId ?? '') ?? []), ...ownNames(row, texts)];
      return names.length === 0 ? opened : withoutNames(opened, names);
    });
  }
}

function isWithheld({ kind }: Mark, caseId: string | null, { namesPersons, aboutChildAbuse }: Discretion): boolean {
  if (kind === 'person') return !namesPersons;
  return caseId !== null && aboutChildAbuse.has(caseId);
}

function markOf(value: object): Mark | undefined {
  const [[key, id] = [], ...more] = Object.entries(value) as [string, unknown][];
  const kind = key === '$text' ? 'text' : key === '$json' ? 'json' : key === '$person' ? 'person' : undefined;
  return kind && more.length === 0 && typeof id === 'string' ? { kind, id } : undefined;
}

function collect(value: unknown, found: (mark: Mark) => unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const mark = markOf(value);
  if (mark) found(mark);
  else for (const one of Object.values(value)) collect(one, found);
}

function replaced(value: unknown, by: (mark: Mark) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const mark = markOf(value);
  if (mark) return by(mark);
  if (Array.isArray(value)) return value.map((one) => replaced(one, by));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, by)]));
}

/** Who the row itself is of: of a viral case more notified than are looked for everywhere. */
function ownNames(row: unknown, texts: ReadonlyMap<string, string>): string[] {
  const names: string[] = [];
  collect(row, ({ kind, id }) => {
    const text = kind === 'person' ? texts.get(id) : undefined;
    if (text !== undefined) names.push(...stringsIn(JSON.parse(text)));
  });
  return names;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
