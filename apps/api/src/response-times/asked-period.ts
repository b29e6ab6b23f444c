import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { boundsOf, type DayPeriod } from './period.rules.js';
import type { FactsScope } from './response-times.query.js';

/** What a caller's days mean on the platform, as of now. */
@Injectable()
export class AskedPeriod {
  constructor(
    private readonly platforms: Platforms,
    private readonly clock: Clock,
  ) {}

  /** Throws `invalid-input` for a period without a day. */
  async scope(platformId: string, period: DayPeriod): Promise<{ platform: PlatformProfile; facts: FactsScope }> {
    if (period.to < period.from) {
      throw invalidInput([{ in: 'query', pointer: '#/to', detail: 'must not be before from: it is the last day' }]);
    }
    const platform = await this.platforms.byId(platformId);
    const facts = { platformId, ...boundsOf(period, platform.timeZone), now: this.clock.now() };
    return { platform, facts };
  }
}
