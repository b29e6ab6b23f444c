import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { RepeatsQuery, type RepeatInDoubt } from './repeats.query.js';

/** Shows what repeats a decision or measure that fell, so that a person looks at it again. Nothing is reversed by itself. */
@Injectable()
export class ShowRepeatsService {
  constructor(
    private readonly db: Database,
    private readonly repeats: RepeatsQuery,
  ) {}

  /** Of one decision, or of all. */
  inDoubt(platformId: string, { of, ...asked }: PageQuery & { of?: string }): Promise<Page<RepeatInDoubt>> {
    const after = readPageKey(asked.after, 2) ?? null;
    return this.db.read(async (tx) => {
      const rows = await this.repeats.inDoubt(tx, platformId, { of: of ?? null, after, limit: asked.limit + 1 });
      return pageOf(rows, asked.limit, ({ kind, key }) => pageKey(kind, key));
    });
  }
}
