import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { isId } from '../infrastructure/validation/id.pipe.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import {
  TrustedFlaggersRepository,
  type FlaggerChanges,
  type TrustedFlaggerRow,
} from './trusted-flaggers.repository.js';

export type NewTrustedFlagger = Pick<TrustedFlaggerRow, 'name' | 'awardedBy' | 'categories' | 'validTo'> & {
  /** Today in the platform's zone unless told. */
  readonly validFrom?: string;
};

export interface ChangedTrustedFlagger extends Pick<FlaggerChanges, 'categories' | 'validTo'> {
  readonly isSuspended?: boolean;
}

/** What administrators do with the register; each platform keeps its own, after the list that the Commission publishes. */
@Injectable()
export class ManageFlaggersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly audit: Audit,
    private readonly flaggers: TrustedFlaggersRepository,
  ) {}

  /** Registers a trusted flagger; a key is made for them apart. Problem: `invalid-input` for an end before the start. */
  add(platformId: string, flagger: NewTrustedFlagger): Promise<TrustedFlaggerRow> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const validFrom = flagger.validFrom ?? dayOf(now, await this.platforms.timeZoneOf(tx, platformId));
      refuseEndBeforeStart(validFrom, flagger.validTo);
      const added = { ...flagger, id: newId(), validFrom, suspendedAt: null };
      await this.flaggers.insert(tx, platformId, added, now);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'trusted-flagger.added',
          article: '22(2)',
          entityKind: 'trusted-flagger',
          entityId: added.id,
          details: { categories: added.categories.map(code), validFrom: code(validFrom) },
        },
      ]);
      return added;
    });
  }

  /**
   * Changes area, end of the status, or suspension (from now on, or lifted). Notices received before keep the status that they
   * came with. Problems: `not-found`, `invalid-input`.
   */
  change(platformId: string, id: string, { isSuspended, ...named }: ChangedTrustedFlagger): Promise<TrustedFlaggerRow> {
    return this.db.transaction(async (tx) => {
      const flagger = await this.flaggers.lock(tx, platformId, id);
      if (!flagger) throw notFound();
      const changes: FlaggerChanges = {
        ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
        ...(isSuspended === undefined || isSuspended === (flagger.suspendedAt !== null)
          ? {}
          : { suspendedAt: isSuspended ? this.clock.now() : null }),
      };
      const changed = { ...flagger, ...changes };
      refuseEndBeforeStart(changed.validFrom, changed.validTo);
      const fields = Object.keys(changes);
      if (fields.length === 0) return flagger;
      await this.flaggers.update(tx, platformId, id, changes);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'trusted-flagger.changed',
          article: '22(2)',
          entityKind: 'trusted-flagger',
          entityId: id,
          details: { fields: fields.map(code), suspended: changed.suspendedAt !== null },
        },
      ]);
      return changed;
    });
  }

  /** Problem: `not-found`. */
  async show(platformId: string, id: string): Promise<TrustedFlaggerRow> {
    const flagger = await this.db.read((tx) => this.flaggers.find(tx, platformId, id));
    if (!flagger) throw notFound();
    return flagger;
  }

  async list(platformId: string, { limit, after }: PageQuery): Promise<Page<TrustedFlaggerRow>> {
    const [afterId] = readPageKey(after, 1) ?? [];
    if (afterId !== undefined && !isId(afterId)) {
      throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
    }
    const rows = await this.db.read((tx) => this.flaggers.page(tx, platformId, afterId, limit + 1));
    return pageOf(rows, limit, ({ id }) => pageKey(id));
  }
}

function refuseEndBeforeStart(validFrom: string, validTo: string | null): void {
  if (validTo === null || validTo > validFrom) return;
  throw invalidInput([{ pointer: '#/validTo', detail: 'must lie after validFrom' }]);
}
