import { Injectable } from '@nestjs/common';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { Surge, SurgeEvent } from './surge.js';
import { SurgesRepository } from './surges.repository.js';

/** Texts are null when the caller may not read them, when they were erased, or where the rule noticed. */
export type ShownSurge = Surge & { readonly events: readonly (SurgeEvent & { readonly text: string | null })[] };

export type SurgesQuery = PageQuery & { readonly from?: Date; readonly to?: Date; readonly open?: boolean };

@Injectable()
export class ShowSurgesService {
  constructor(
    private readonly db: Database,
    private readonly texts: SealedTexts,
    private readonly surges: SurgesRepository,
  ) {}

  /** Those that touch the window, in the order in which they began. */
  list(platformId: string, { from, to, open, ...asked }: SurgesQuery): Promise<Page<Surge>> {
    const [beganAt, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const after = beganAt === undefined ? null : { beganAt, id: id! };
    const filter = { from: from ?? null, to: to ?? null, isOpen: open ?? null };
    return this.db.read(async (tx) => {
      const rows = await this.surges.page(tx, platformId, filter, after, asked.limit + 1);
      return pageOf(rows, asked.limit, (surge) => pageKey(surge.beganAt.toISOString(), surge.id));
    });
  }

  /** One with all that happened in it. Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, id: string): Promise<ShownSurge> {
    return this.db.read(async (tx) => {
      const surge = await this.surges.find(tx, platformId, id);
      if (!surge) throw notFound();
      const events = await this.surges.events(tx, platformId, id);
      const ids = callerMay(caller, 'surge:read-texts') ? events.flatMap(({ textId }) => textId ?? []) : [];
      const texts = await this.texts.read(tx, platformId, ids);
      return { ...surge, events: events.map((event) => ({ ...event, text: texts.get(event.textId ?? '') ?? null })) };
    });
  }
}
