import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import type { CertifiedBody } from './dispute-body.js';

export interface AskedBodies extends PageQuery {
  readonly state?: 'certified' | 'all';
  readonly language?: string;
  readonly category?: string;
}

/** Shows anybody to whom they may turn (Art. 21(1)); `today` is the day in the platform's zone. */
@Injectable()
export class ShowBodiesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly bodies: DisputeBodiesRepository,
  ) {}

  /** Problem: `not-found`. */
  show(platformId: string, id: string): Promise<{ body: CertifiedBody; today: string }> {
    return this.db.read(async (tx) => {
      const body = await this.bodies.find(tx, platformId, id);
      if (!body) throw notFound();
      return { body, today: dayOf(this.clock.now(), await this.platforms.timeZoneOf(tx, platformId)) };
    });
  }

  list(platformId: string, asked: AskedBodies): Promise<{ page: Page<CertifiedBody>; today: string }> {
    const { state = 'certified', language, category, limit } = asked;
    const [after] = readPageKey(asked.after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const today = dayOf(this.clock.now(), await this.platforms.timeZoneOf(tx, platformId));
      const filter = { certifiedOn: state === 'certified' ? today : null, language, category, after };
      const rows = await this.bodies.page(tx, platformId, filter, limit + 1);
      return { page: pageOf(rows, limit, ({ id }) => pageKey(id)), today };
    });
  }
}
