import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { Contents, type DescribedVersion } from './contents.js';
import { Recipients, type ShownRecipient } from './recipients.js';

export interface ShownContent {
  readonly content: DescribedVersion;
  readonly recipient: ShownRecipient | null;
}

@Injectable()
export class ShowContentService {
  constructor(
    private readonly db: Database,
    private readonly contents: Contents,
    private readonly recipients: Recipients,
  ) {}

  /** A version of a content, the current one when none is named, with its recipient as known now. Problem: `not-found`. */
  show(platformId: string, externalId: string, version?: number): Promise<ShownContent> {
    return this.db.read(async (tx) => {
      const content = await this.contents.describeByName(tx, platformId, externalId, version);
      const recipient = content.recipientId && (await this.recipients.show(tx, platformId, content.recipientId));
      return { content, recipient: recipient || null };
    });
  }
}
