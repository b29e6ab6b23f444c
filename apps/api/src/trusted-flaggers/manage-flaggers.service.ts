import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { ChangeStatusService } from './change-status.service.js';
import { startOfAward } from './trusted-flagger.rules.js';
import { TrustedFlaggersRepository, type Coordinator, type TrustedFlaggerRow } from './trusted-flaggers.repository.js';

export interface RegisteredFlagger extends Coordinator {
  readonly name: string;
  readonly categories: readonly string[];
  /** Today in the platform's zone unless told. */
  readonly validFrom?: string;
  readonly validTo: string | null;
}

/** What is left out stays as it is. */
export type ChangedFlagger = Partial<Coordinator> & {
  readonly categories?: readonly string[];
  readonly validTo?: string | null;
  readonly isSuspended?: boolean;
};

/** A flagger, and the instant as of which it is shown. */
export interface ShownFlagger {
  readonly flagger: TrustedFlaggerRow;
  readonly asOf: Date;
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
    private readonly status: ChangeStatusService,
  ) {}

  /** Registers a trusted flagger; a key is made for them apart. Problem: `invalid-input` for an end before the start. */
  add(platformId: string, { validTo, ...named }: RegisteredFlagger): Promise<ShownFlagger> {
    return this.db.transaction(async (tx) => {
      const asOf = this.clock.now();
      const validFrom = named.validFrom ?? dayOf(asOf, await this.platforms.timeZoneOf(tx, platformId));
      refuseEndBeforeStart(validFrom, validTo);
      const id = newId();
      await this.flaggers.insert(tx, platformId, { ...named, id, validFrom }, asOf);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'trusted-flagger.added',
          article: '22(2)',
          entityKind: 'trusted-flagger',
          entityId: id,
          details: { categories: named.categories.map(code), validFrom: code(validFrom) },
        },
      ]);
      const added = (await this.flaggers.find(tx, platformId, id))!;
      return { flagger: await this.status.endOn(tx, platformId, added, validTo, asOf), asOf };
    });
  }

  /**
   * Changes the Coordinator's address, the area from now on, the end of the status, or suspends it from now on. Notices received
   * before keep the status that they came with. Problems: `not-found`, `invalid-input`, `flagger-status-conflict`.
   */
  change(platformId: string, id: string, changed: ChangedFlagger): Promise<ShownFlagger> {
    const { categories, validTo, isSuspended, ...coordinator } = changed;
    return this.db.transaction(async (tx) => {
      const asOf = this.clock.now();
      let flagger = await this.flaggers.lock(tx, platformId, id);
      if (!flagger) throw notFound();
      const fields = Object.entries(coordinator).filter(([, value]) => value !== undefined);
      if (fields.length > 0) {
        await this.flaggers.update(tx, platformId, id, Object.fromEntries(fields));
        await this.audit.append(tx, [
          {
            platformId,
            action: 'trusted-flagger.changed',
            article: '22(6)',
            entityKind: 'trusted-flagger',
            entityId: id,
            details: { fields: fields.map(([field]) => code(field)) },
          },
        ]);
      }
      if (categories) flagger = await this.status.changeArea(tx, platformId, flagger, categories, asOf);
      if (isSuspended !== undefined) {
        flagger = await this.status.suspend(tx, platformId, flagger, isSuspended, asOf);
      }
      if (validTo !== undefined) {
        refuseEndBeforeStart(startOfAward(flagger, asOf), validTo);
        flagger = await this.status.endOn(tx, platformId, flagger, validTo, asOf);
      }
      return { flagger: { ...flagger, ...Object.fromEntries(fields) }, asOf };
    });
  }

  /** Problem: `not-found`. */
  async show(platformId: string, id: string): Promise<ShownFlagger> {
    const flagger = await this.db.read((tx) => this.flaggers.find(tx, platformId, id));
    if (!flagger) throw notFound();
    return { flagger, asOf: this.clock.now() };
  }

  async list(platformId: string, { limit, after }: PageQuery): Promise<Page<ShownFlagger>> {
    const [afterId] = readPageKey(after, ['id']) ?? [];
    const rows = await this.db.read((tx) => this.flaggers.page(tx, platformId, afterId, limit + 1));
    const { items, next } = pageOf(rows, limit, ({ id }) => pageKey(id));
    return { items: items.map((flagger) => ({ flagger, asOf: this.clock.now() })), next };
  }
}

function refuseEndBeforeStart(validFrom: string, validTo: string | null): void {
  if (validTo === null || validTo > validFrom) return;
  throw invalidInput([{ pointer: '#/validTo', detail: 'must lie after validFrom' }]);
}
