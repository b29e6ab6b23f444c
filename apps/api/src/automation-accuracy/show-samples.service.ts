import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { AccuracyItemsRepository, type InspectedItem } from './accuracy-items.repository.js';
import { AccuracySamplesRepository, type SampledStratum, type StoredSample } from './accuracy-samples.repository.js';

export interface ShownSample extends StoredSample {
  readonly strata: readonly SampledStratum[];
}

@Injectable()
export class ShowSamplesService {
  constructor(
    private readonly db: Database,
    private readonly samples: AccuracySamplesRepository,
    private readonly items: AccuracyItemsRepository,
  ) {}

  /** Problem: `not-found`. */
  show(platformId: string, id: string): Promise<ShownSample> {
    return this.db.read(async (tx) => {
      const sample = await this.samples.find(tx, platformId, id);
      if (!sample) throw notFound();
      return { ...sample, strata: await this.samples.strata(tx, platformId, { sampleIds: [id] }) };
    });
  }

  /** The newest first. */
  list(platformId: string, { limit, after }: PageQuery): Promise<Page<ShownSample>> {
    const [before] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const page = pageOf(await this.samples.list(tx, platformId, limit + 1, before), limit, ({ id }) => pageKey(id));
      const strata = Map.groupBy(
        await this.samples.strata(tx, platformId, { sampleIds: page.items.map(({ id }) => id) }),
        ({ sampleId }) => sampleId,
      );
      return { ...page, items: page.items.map((sample) => ({ ...sample, strata: strata.get(sample.id) ?? [] })) };
    });
  }

  /** What machine and person decided, item by item, in no telling order. Problem: `not-found`. */
  inspect(platformId: string, id: string, { limit, after }: PageQuery): Promise<Page<InspectedItem>> {
    const [last] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      if (!(await this.samples.find(tx, platformId, id))) throw notFound();
      return pageOf(await this.items.inspect(tx, platformId, id, limit + 1, last), limit, (item) => pageKey(item.id));
    });
  }
}
