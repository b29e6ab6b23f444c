import { Injectable } from '@nestjs/common';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { DeclaredInterest } from './interest.js';
import { InterestsRepository } from './interests.repository.js';

export interface ShownInterest extends DeclaredInterest {
  /** Null when none was told, or the caller may not read it. */
  readonly reason: string | null;
}

@Injectable()
export class ShowInterestsService {
  constructor(
    private readonly db: Database,
    private readonly texts: SealedTexts,
    private readonly interests: InterestsRepository,
  ) {}

  /** In the order of declaring; with `staffId` those of one person alone. Reasons are for whom they concern and who may read them. */
  list(platformId: string, caller: KeyCaller, asked: PageQuery, staffId: string | null): Promise<Page<ShownInterest>> {
    const [after = null] = readPageKey(asked.after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const rows = await this.interests.page(tx, platformId, staffId, after, asked.limit + 1);
      const { items, next } = pageOf(rows, asked.limit, ({ id }) => pageKey(id));
      const open = items.filter(
        (interest) => interest.staffId === caller.staffId || callerMay(caller, 'interest:read-reasons'),
      );
      const ids = open.flatMap(({ reasonId }) => (reasonId === null ? [] : [reasonId]));
      const texts = await this.texts.read(tx, platformId, ids);
      return {
        items: items.map((item) => ({ ...item, reason: (item.reasonId && texts.get(item.reasonId)) ?? null })),
        next,
      };
    });
  }
}
