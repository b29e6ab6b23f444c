import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import type { LiveEvent, LiveEventDescription } from './live-event.js';
import { liveEventFaults, liveEventFingerprint } from './live-event.rules.js';
import { LiveEventsRepository } from './live-events.repository.js';

/** Writes down what the platform says of a live event. */
@Injectable()
export class DescribeLiveEventService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly events: LiveEventsRepository,
  ) {}

  /** A change is a new version; what is the same changes nothing. Problem: `invalid-input`. */
  describe(
    platformId: string,
    externalId: string,
    described: LiveEventDescription,
  ): Promise<{ event: LiveEvent; isNewVersion: boolean }> {
    const faults = liveEventFaults(described);
    if (faults.length > 0) throw invalidInput(faults);
    return this.db.transaction(async (tx) => {
      const recordedAt = this.clock.now();
      const { id, currentVersion } = await this.events.insertOrLock(tx, platformId, externalId, recordedAt);
      const current = await this.events.findByName(tx, platformId, externalId);
      if (current && liveEventFingerprint(current) === liveEventFingerprint(described))
        return { event: current, isNewVersion: false };
      const version = currentVersion + 1;
      await this.events.insertVersion(tx, platformId, id, version, described, recordedAt);
      await this.audit.append(tx, [
        {
          platformId,
          action: described.cancelled ? 'live-event.cancelled' : 'live-event.described',
          entityKind: 'live-event',
          entityId: id,
          details: { version, startsAt: described.startsAt, endsAt: described.endsAt },
        },
      ]);
      return { event: { ...described, id, externalId, version, recordedAt }, isNewVersion: true };
    });
  }
}
