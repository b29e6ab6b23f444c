import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { MatchedNotice } from './event-facts.query.js';
import type { LiveEvent } from './live-event.js';
import { LiveEvents } from './live-events.js';
import { LiveEventsRepository } from './live-events.repository.js';

@Injectable()
export class ShowLiveEventsService {
  constructor(
    private readonly db: Database,
    private readonly events: LiveEventsRepository,
    private readonly liveEvents: LiveEvents,
  ) {}

  /** Every version of an event, the first one first. Problem: `not-found`. */
  versions(platformId: string, externalId: string): Promise<LiveEvent[]> {
    return this.db.read(async (tx) => {
      const { id } = await this.find(tx, platformId, externalId);
      return this.events.versions(tx, platformId, id);
    });
  }

  /** Events whose window touches the asked one, also cancelled ones, in the order of their start. */
  async list(
    platformId: string,
    asked: PageQuery & { readonly from?: Date; readonly to?: Date },
  ): Promise<Page<LiveEvent>> {
    const [startsAt, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const after = startsAt === undefined ? null : { startsAt, id: id! };
    const window = { from: asked.from ?? null, to: asked.to ?? null };
    const rows = await this.db.read((tx) => this.events.page(tx, platformId, window, after, asked.limit + 1));
    return pageOf(rows, asked.limit, (event) => pageKey(event.startsAt.toISOString(), event.id));
  }

  /** The notices matched to an event. Problem: `not-found`. */
  notices(platformId: string, externalId: string, asked: PageQuery): Promise<Page<MatchedNotice>> {
    const [receivedAt, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const after = receivedAt === undefined ? null : { receivedAt, id: id! };
    return this.db.read(async (tx) => {
      const event = await this.find(tx, platformId, externalId);
      const rows = await this.liveEvents.noticesOf(tx, { ...event, platformId }, after, asked.limit + 1);
      return pageOf(rows, asked.limit, (notice) => pageKey(notice.receivedAt.toISOString(), notice.id));
    });
  }

  private async find(tx: Tx, platformId: string, externalId: string): Promise<LiveEvent> {
    const event = await this.events.findByName(tx, platformId, externalId);
    if (!event) throw notFound();
    return event;
  }
}
