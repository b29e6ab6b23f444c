import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { Notices } from './notices.query.js';
import { NoticeSets } from './notice-sets.js';
import type { OfNotices } from './notices.jobs.js';
import { PreservationsRepository, type AskedItem } from './preservations.repository.js';

/** Asks the platform to preserve what the items of notices point to, before anybody can delete it; recorded as asked, or failed. */
@Injectable()
export class AskPreservationService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly notices: Notices,
    private readonly preservations: PreservationsRepository,
    private readonly messages: Messages,
    private readonly sets: NoticeSets,
  ) {}

  onModuleInit(): void {
    this.sets.register('ask-preservations', (notices) => this.ask(notices));
  }

  async ask({ platformId, noticeIds }: OfNotices): Promise<void> {
    const platform = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const items = await this.preservations.lockUnasked(tx, platformId, noticeIds);
      await this.request(tx, platform, items, (itemId) => `preservation:${itemId}`);
    });
  }

  /**
   * Asks once more for items that were asked for before, in the caller's transaction: what they point to matters to more than
   * the notice. `because` names the reason by an id, under which each item is asked for once; the platform is not told it.
   */
  async askAgain(tx: Tx, platform: PlatformProfile, itemIds: readonly string[], because: string): Promise<void> {
    const items = itemIds.map((id) => ({ id }));
    await this.request(tx, platform, items, (itemId) => `preservation:${itemId}:${because}`);
  }

  private async request(
    tx: Tx,
    platform: PlatformProfile,
    items: readonly AskedItem[],
    onceKey: (itemId: string) => string,
  ): Promise<void> {
    const platformId = platform.id;
    const now = this.clock.now();
    const isReachable = platform.hasWebhook || platform.enforcementChannel === 'pull';
    const asked = isReachable
      ? { outcome: 'asked' as const, failure: null }
      : { outcome: 'failed' as const, failure: 'no-channel' };
    await this.preservations.insert(
      tx,
      items.map(({ id }) => ({
        platformId,
        itemId: id,
        ...asked,
        evidenceSha256: null,
        occurredAt: now,
        recordedAt: now,
      })),
    );
    if (!platform.hasWebhook) return;
    const noticeOf = new Map(items.map(({ id, noticeId }) => [id, noticeId]));
    const locations = await this.notices.locationsOf(tx, platformId, [...noticeOf.keys()]);
    await this.messages.queueWebhooks(
      tx,
      [...locations].map(([itemId, { kind, value, moment }]) => ({
        platformId,
        kind: 'preservation',
        onceKey: onceKey(itemId),
        type: 'preservation.requested',
        data: { itemId, url: kind === 'url' ? value : null, contentId: kind === 'content-id' ? value : null, moment },
        noticeId: noticeOf.get(itemId),
        itemId,
        occurredAt: now,
      })),
    );
  }
}
