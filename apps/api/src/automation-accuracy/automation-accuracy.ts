import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Database } from '../infrastructure/database/index.js';
import type { ReviewedStratum } from './accuracy.js';
import { accuracyOf, type AccuracyScope, type SystemAccuracy } from './accuracy.rules.js';
import { AccuracySamplesRepository } from './accuracy-samples.repository.js';

/** What second review says of the automated means of a platform; for the report, and for whoever asks. */
@Injectable()
export class AutomationAccuracy {
  constructor(
    private readonly db: Database,
    private readonly samples: AccuracySamplesRepository,
  ) {}

  /** The strata of all samples whose days lie in the period, with what was found in them by now. */
  reviewedIn(
    tx: Tx,
    platformId: string,
    period: { readonly from: string; readonly to: string },
  ): Promise<ReviewedStratum[]> {
    return this.samples.strata(tx, platformId, period);
  }

  /** Per system, as far as the scope goes. */
  show(
    platformId: string,
    period: { readonly from: string; readonly to: string },
    scope: AccuracyScope,
  ): Promise<SystemAccuracy[]> {
    return this.db.read(async (tx) => accuracyOf(await this.reviewedIn(tx, platformId, period), scope));
  }
}
