import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { ApiKeysRepository, type ApiKeyRow } from './api-keys.repository.js';
import { Keys, type MadeKey, type NewKey } from './keys.js';

/** What administrators do with the keys of a platform. */
@Injectable()
export class ManageKeysService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly rows: ApiKeysRepository,
    private readonly clock: Clock,
  ) {}

  create(key: NewKey): Promise<MadeKey> {
    if (key.expiresAt && key.expiresAt <= this.clock.now()) {
      throw invalidInput([{ pointer: '#/expiresAt', detail: 'must lie ahead' }]);
    }
    return this.db.transaction((tx) => this.keys.create(tx, key));
  }

  /** Throws `not-found` for what is no key of this platform. */
  async revoke(platformId: string, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.keys.revoke(tx, platformId, id))) throw notFound();
    });
  }

  list(platformId: string, { limit, after }: { limit: number; after?: string }): Promise<Page<ApiKeyRow>> {
    const [afterId] = readPageKey(after, 1) ?? [];
    return this.db.read(async (tx) =>
      pageOf(await this.rows.list(tx, platformId, afterId, limit + 1), limit, ({ id }) => pageKey(id)),
    );
  }
}
