import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/page.js';
import type { PlatformProfile } from './platform.js';
import { Platforms } from './platforms.js';
import { PlatformsRepository } from './platforms.repository.js';

@Injectable()
export class ListPlatformsService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly repository: PlatformsRepository,
  ) {}

  /** A page of profiles by key. An installation serves a handful, so each comes from what is remembered of it. */
  async page({ limit, after }: PageQuery): Promise<Page<PlatformProfile>> {
    const [afterKey = ''] = readPageKey(after, 1) ?? [];
    const keys = await this.db.read((tx) => this.repository.keys(tx, afterKey, limit + 1));
    const { items, next } = pageOf(keys, limit, pageKey);
    const profiles: PlatformProfile[] = [];
    for (const key of items) profiles.push(await this.platforms.byKey(key));
    return { items: profiles, next };
  }
}
