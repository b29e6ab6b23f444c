import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { contentKindFixed, locationTaken } from './content.problems.js';
import type { ContentDescription } from './content.js';
import { ContentsRepository, type ContentRow, type ContentVersionRow } from './contents.repository.js';
import { DescribeRecipientService, type DescribedRecipient } from './describe-recipient.service.js';
import { contentFingerprint, descriptionFaults } from './description.rules.js';
import { locationHmac } from './location.js';
import { readSnapshot, type Snapshot } from './snapshot.js';

export interface DescribedContent {
  readonly id: string;
  readonly externalId: string;
  readonly version: number;
  readonly recordedAt: Date;
  readonly recipient: { readonly externalId: string; readonly version: number } | null;
  /** True when this call made the version. */
  readonly isNewVersion: boolean;
}

/**
 * An intake that was under way while the content was described may write its subjects after the first job; the second runs
 * when every such transaction has ended (the longest may take 5 s).
 */
const secondLookMs = 30_000;

@Injectable()
export class DescribeContentService {
  constructor(
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly contents: ContentsRepository,
    private readonly describeRecipient: DescribeRecipientService,
  ) {}

  /**
   * Writes down what the platform says of a content and its recipient. An edit is a new version; what is the same changes
   * nothing. Problems: `invalid-input`, `content-kind-fixed`, `location-taken`, `affiliation-fixed`.
   */
  async describe(platformId: string, content: ContentDescription): Promise<DescribedContent> {
    const now = this.clock.now();
    const faults = descriptionFaults(content, now);
    if (faults.length > 0) throw invalidInput(faults);
    const { timeZone } = await this.platforms.byId(platformId);
    const at = { occurredAt: content.editedAt ?? now, recordedAt: now };
    return this.db.transaction(async (tx) => {
      const row = await this.contents.insertOrLock(tx, platformId, content.externalId, content.kind, now);
      if (row.kind !== content.kind) throw contentKindFixed(row.kind);
      const recipient = content.recipient
        ? await this.describeRecipient.describe(tx, platformId, content.recipient, {
            now,
            day: dayOf(now, timeZone),
          })
        : null;
      const { version, recordedAt } = await this.describeVersion(tx, platformId, row, content, recipient, at);
      await this.addLocations(tx, platformId, row.id, content, now);
      return {
        id: row.id,
        externalId: content.externalId,
        version,
        recordedAt,
        recipient: recipient && { externalId: content.recipient!.externalId, version: recipient.version },
        isNewVersion: version > row.currentVersion,
      };
    });
  }

  private async describeVersion(
    tx: Tx,
    platformId: string,
    row: ContentRow,
    content: ContentDescription,
    recipient: DescribedRecipient | null,
    at: { occurredAt: Date; recordedAt: Date },
  ): Promise<{ version: number; recordedAt: Date }> {
    const recipientId = recipient?.id ?? null;
    const current = await this.contents.version(tx, platformId, row.id);
    if (current && (await this.isUnchanged(tx, platformId, current, content, recipientId))) return current;
    const version = row.currentVersion + 1;
    const snapshot = await this.sealSnapshot(tx, platformId, content, at.recordedAt);
    await this.contents.insertVersion(tx, platformId, {
      contentId: row.id,
      version,
      contentTypes: content.contentTypes,
      language: content.language,
      publishedAt: content.publishedAt,
      mediaSha256: content.mediaSha256,
      tags: content.tags,
      recipientId,
      snapshotId: snapshot?.id ?? null,
      snapshotHash: snapshot?.saltedHash ?? null,
      descriptionHash: hash('sha256', contentFingerprint(content, recipientId), 'buffer'),
      occurredAt: at.occurredAt,
      recordedAt: at.recordedAt,
    });
    await this.audit.append(tx, [
      {
        platformId,
        action: 'content.described',
        entityKind: 'content',
        entityId: row.id,
        details: { version, kind: code(content.kind), contentTypes: content.contentTypes.map(code) },
      },
    ]);
    return { version, recordedAt: at.recordedAt };
  }

  private async isUnchanged(
    tx: Tx,
    platformId: string,
    current: ContentVersionRow,
    content: ContentDescription,
    recipientId: string | null,
  ): Promise<boolean> {
    if (contentFingerprint(current, current.recipientId) !== contentFingerprint(content, recipientId)) return false;
    const { text } = await readSnapshot(this.texts, tx, platformId, current.snapshotId);
    return text === content.text;
  }

  private async sealSnapshot(
    tx: Tx,
    platformId: string,
    { text, urls }: ContentDescription,
    recordedAt: Date,
  ): Promise<{ id: string; saltedHash: Buffer } | null> {
    if (text === null && urls.length === 0) return null;
    const snapshot: Snapshot = { text, urls };
    const sealed = this.texts.prepare({ platformId, kind: 'content-snapshot', text: JSON.stringify(snapshot) });
    await this.texts.insertMany(tx, [sealed], recordedAt);
    return sealed;
  }

  /** The content's own id is one of its locations, so that a notice may name it by either. */
  private async addLocations(
    tx: Tx,
    platformId: string,
    contentId: string,
    { externalId, urls }: ContentDescription,
    now: Date,
  ): Promise<void> {
    const named = [
      { in: 'path' as const, pointer: '#/contentId', hmac: locationHmac(this.sealer, platformId, externalId) },
      ...urls.map((url, position) => ({
        pointer: `#/urls/${position}`,
        hmac: locationHmac(this.sealer, platformId, url),
      })),
    ];
    const hmacs = named.map(({ hmac }) => hmac).sort((a, b) => a.compare(b));
    const added = await this.contents.addLocations(tx, platformId, contentId, hmacs, now);
    const taken = await this.contents.locationsOfOthers(tx, platformId, contentId, hmacs);
    if (taken.length > 0) {
      throw locationTaken(
        named
          .filter(({ hmac }) => taken.some((other) => other.equals(hmac)))
          .map(({ hmac: _, ...where }) => ({ ...where, detail: 'must not be a location of another content' })),
      );
    }
    if (added === 0) return;
    const payload = { platformId, contentId };
    await this.jobs.addMany(tx, [
      { name: 'attach-subjects', payload },
      { name: 'attach-subjects', payload, runAt: new Date(Date.now() + secondLookMs) },
    ]);
  }
}
