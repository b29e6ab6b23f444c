import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import { locationHmac } from '../recipients/index.js';
import { EventFactsQuery, type MatchedNotice } from './event-facts.query.js';
import type { LiveEvent, Matching, Window } from './live-event.js';
import { LiveEventsRepository } from './live-events.repository.js';

/** What other rooms ask about live events. */
@Injectable()
export class LiveEvents {
  constructor(
    private readonly sealer: Sealer,
    private readonly events: LiveEventsRepository,
    private readonly facts: EventFactsQuery,
  ) {}

  /** Events that were not cancelled and whose window touches this one, in the order of their start. */
  during(tx: Tx, platformId: string, window: Window): Promise<LiveEvent[]> {
    return this.events.touching(tx, platformId, window);
  }

  /** The event as it is described now; undefined when there is none. */
  async find(tx: Tx, platformId: string, id: string): Promise<LiveEvent | undefined> {
    return (await this.events.versions(tx, platformId, id)).at(-1);
  }

  /** The notices received in the event's window about its contents, accounts and tags, the earliest first. */
  async noticesOf(
    tx: Tx,
    event: LiveEvent & { readonly platformId: string },
    after: { readonly receivedAt: string; readonly id: string } | null,
    limit: number,
  ): Promise<MatchedNotice[]> {
    const { platformId } = event;
    return this.facts.notices(tx, platformId, windowOf(event), this.matchingOf(platformId, event), after, limit);
  }

  /** What notices are matched by. */
  matchingOf(platformId: string, { contentIds, accountIds, tags, cancelled }: LiveEvent): Matching {
    if (cancelled) return { contentIds: [], accountIds: [], tags: [], locationHmacs: [] };
    const named = [...new Set([...contentIds, ...accountIds])];
    const locationHmacs = named.map((id) => locationHmac(this.sealer, platformId, id));
    return { contentIds: named, accountIds, tags, locationHmacs };
  }
}

export function windowOf({ startsAt, endsAt }: LiveEvent): Window {
  return { from: startsAt, to: endsAt };
}
