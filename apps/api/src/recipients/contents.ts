import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import type { ContentFacts, ContentKind } from './content.js';
import { ContentsRepository, type ContentVersionRow, type LocatedContent } from './contents.repository.js';
import { locationHmac } from './location.js';
import { readSnapshot, type Snapshot } from './snapshot.js';

export type { LocatedContent } from './contents.repository.js';

/** A location, and what is there; null while the platform has not said. */
export interface Place {
  readonly locationHmac: Buffer;
  readonly content: LocatedContent | null;
}

/** One version of a content, opened. */
export interface DescribedVersion extends ContentFacts, Snapshot {
  readonly contentId: string;
  readonly externalId: string;
  readonly kind: ContentKind;
  readonly version: number;
  readonly recipientId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

@Injectable()
export class Contents {
  constructor(
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly contents: ContentsRepository,
  ) {}

  /** What is at each of these locations as far as the platform has said, in their order. */
  async locate(
    tx: Tx,
    platformId: string,
    locations: readonly { readonly kind: 'url' | 'content-id'; readonly value: string }[],
  ): Promise<Place[]> {
    if (locations.length === 0) return [];
    const hmacs = locations.map(({ value }) => locationHmac(this.sealer, platformId, value));
    const found = new Map(
      (await this.contents.locate(tx, platformId, hmacs)).map(({ locationHmac: hmac, ...content }) => [
        hmac.toString('base64'),
        content,
      ]),
    );
    return hmacs.map((hmac) => ({ locationHmac: hmac, content: found.get(hmac.toString('base64')) ?? null }));
  }

  /** This version of a content, or the current one without a version. Problem: `not-found`. */
  async describe(tx: Tx, platformId: string, contentId: string, version?: number): Promise<DescribedVersion> {
    return this.open(tx, platformId, await this.contents.version(tx, platformId, contentId, version));
  }

  /** The same by the name that the platform gave the content. */
  async describeByName(tx: Tx, platformId: string, externalId: string, version?: number): Promise<DescribedVersion> {
    return this.open(tx, platformId, await this.contents.versionByName(tx, platformId, externalId, version));
  }

  private async open(tx: Tx, platformId: string, row: ContentVersionRow | undefined): Promise<DescribedVersion> {
    if (!row) throw notFound();
    const { snapshotId, ...described } = row;
    return { ...described, ...(await readSnapshot(this.texts, tx, platformId, snapshotId)) };
  }
}
