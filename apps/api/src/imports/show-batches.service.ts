import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { ImportBatchesRepository } from './import-batches.repository.js';
import type { StoredBatch } from './import-batch.js';

@Injectable()
export class ShowBatchesService {
  constructor(
    private readonly db: Database,
    private readonly batches: ImportBatchesRepository,
  ) {}

  /** The latest first. */
  async list(platformId: string, { limit, after }: PageQuery): Promise<Page<StoredBatch>> {
    const [id] = readPageKey(after, ['id']) ?? [];
    const rows = await this.db.read((tx) => this.batches.page(tx, platformId, id, limit));
    return pageOf(rows, limit, (batch) => pageKey(batch.id));
  }

  /** Problem: `not-found`. */
  async show(platformId: string, id: string): Promise<StoredBatch> {
    const batch = await this.db.read((tx) => this.batches.find(tx, platformId, id));
    if (!batch) throw notFound();
    return batch;
  }
}
