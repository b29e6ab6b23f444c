import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { boundsOf, type DayPeriod } from './period.rules.js';
import type { QualityScope } from './quality.query.js';
import { TrustedFlaggersRepository, type TrustedFlaggerRow } from './trusted-flaggers.repository.js';

/** A flagger, and what a caller's days mean on its platform. */
@Injectable()
export class FlaggerPeriod {
  constructor(
    private readonly db: Database,
    private readonly flaggers: TrustedFlaggersRepository,
  ) {}

  /** Problems: `not-found`, and `invalid-input` for a period without a day. */
  async scope(
    platformId: string,
    flaggerId: string,
    period: DayPeriod,
  ): Promise<{ flagger: TrustedFlaggerRow; scope: QualityScope }> {
    if (period.to < period.from) {
      throw invalidInput([{ in: 'query', pointer: '#/to', detail: 'must not be before from: it is the last day' }]);
    }
    const flagger = await this.db.read((tx) => this.flaggers.find(tx, platformId, flaggerId));
    if (!flagger) throw notFound();
    return { flagger, scope: { platformId, flaggerId, ...boundsOf(period, flagger.timeZone) } };
  }
}
