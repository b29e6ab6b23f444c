import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { categoryListVersion } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Notices, type ItemLocation } from '../notices/index.js';
import { Contents, type DescribedVersion } from '../recipients/index.js';
import { lanesOf } from '../review/index.js';
import { Staff } from '../staff/index.js';
import { leaseEnd } from './accuracy-item.rules.js';
import { AccuracyItemsRepository, type ReviewItem } from './accuracy-items.repository.js';
import { itemNotHeld, ownFirstDecision } from './accuracy.problems.js';
import { verdictFaults, type ReviewersVerdict } from './verdict.rules.js';

/** What a reviewer is given: the content, and nothing of what the machine made of it. */
export interface ClaimedItem {
  readonly itemId: string;
  readonly leaseEndsAt: Date;
  /** The platform's own id; null when the thing is known by its address alone. */
  readonly contentId: string | null;
  /** Null when the platform never described it. */
  readonly content: DescribedVersion | null;
  /** Suspected abuse material is not shown: its text is left out, whoever asks. */
  readonly textWithheld: boolean;
  readonly location: ItemLocation | null;
}

export interface GivenVerdict extends ReviewersVerdict {
  readonly platformId: string;
  readonly staffId: string;
  readonly itemId: string;
  readonly note?: string;
}

/** Second review without knowing the first: a moderator's lease on an item, and the verdict. */
@Injectable()
export class ReviewItemService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly items: AccuracyItemsRepository,
    private readonly staff: Staff,
    private readonly contents: Contents,
    private readonly notices: Notices,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The next item that the moderator may judge; null when none waits. */
  next(platformId: string, staffId: string): Promise<ClaimedItem | null> {
    const now = this.clock.now();
    const leaseEndsAt = leaseEnd(now);
    return this.db.transaction(async (tx) => {
      await this.items.expire(tx, platformId, now);
      const { languages, laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
      const claiming = { platformId, staffId, languages, skills: laneSkills, leaseEndsAt };
      const itemId = await this.items.claimNext(tx, claiming);
      if (!itemId) return null;
      await this.auditItem(tx, platformId, itemId, 'claimed');
      return this.shown(tx, platformId, (await this.items.lock(tx, platformId, itemId))!, leaseEndsAt);
    });
  }

  /** Back into the queue. Problems: `not-found`, `item-not-held`. */
  release(platformId: string, staffId: string, itemId: string): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const held = await this.held(tx, { platformId, staffId, itemId }, now);
      await this.items.move(tx, platformId, held, 'release');
      await this.auditItem(tx, platformId, itemId, 'released');
    });
  }

  /** Once and for all. Problems: `not-found`, `item-not-held`, `own-first-decision`, `invalid-input`. */
  async judge(given: GivenVerdict): Promise<void> {
    const { platformId, staffId, itemId, verdict, category = null, keyword = null, note } = given;
    const faults = verdictFaults(given);
    if (faults.length > 0) throw invalidInput(faults);
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const held = await this.held(tx, given, now);
      if (held.firstDecider === staffId) throw ownFirstDecision();
      const sealed = note === undefined ? null : this.texts.prepare({ platformId, kind: 'accuracy-note', text: note });
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      await this.items.move(tx, platformId, held, 'review');
      await this.items.insertVerdict(tx, {
        platformId,
        itemId,
        firstDecider: held.firstDecider,
        reviewedBy: staffId,
        verdict,
        category,
        keyword,
        categoryListVersion,
        noteId: sealed?.id ?? null,
        noteHash: sealed?.saltedHash ?? null,
        recordedAt: now,
      });
      await this.auditItem(tx, platformId, itemId, 'reviewed', { verdict: code(verdict) });
    });
  }

  private async held(
    tx: Tx,
    { platformId, staffId, itemId }: { platformId: string; staffId: string; itemId: string },
    now: Date,
  ): Promise<ReviewItem> {
    const item = await this.items.lock(tx, platformId, itemId);
    if (!item) throw notFound();
    if (item.claimedBy !== staffId || !item.leaseEndsAt || item.leaseEndsAt <= now) throw itemNotHeld(itemId);
    return item;
  }

  private async shown(tx: Tx, platformId: string, item: ReviewItem, leaseEndsAt: Date): Promise<ClaimedItem> {
    const { contentExternalId, contentVersion, noticeItemId, described } = item;
    const content =
      described && contentExternalId !== null
        ? await this.contents.describeByName(tx, platformId, contentExternalId, contentVersion ?? undefined)
        : null;
    const locations = noticeItemId ? await this.notices.locationsOf(tx, platformId, [noticeItemId]) : new Map();
    const textWithheld = item.skill === 'child-safety';
    return {
      itemId: item.id,
      leaseEndsAt,
      contentId: contentExternalId,
      content: content && textWithheld ? { ...content, text: null } : content,
      textWithheld,
      location: (locations as Map<string, ItemLocation>).get(noticeItemId ?? '') ?? null,
    };
  }

  private async auditItem(
    tx: Tx,
    platformId: string,
    itemId: string,
    move: 'claimed' | 'released' | 'reviewed',
    details: { verdict?: ReturnType<typeof code> } = {},
  ): Promise<void> {
    await this.audit.append(tx, [
      {
        platformId,
        action: `accuracy-item.${move}`,
        article: '15(1)(e)',
        entityKind: 'accuracy-item',
        entityId: itemId,
        details,
      },
    ]);
  }
}
