import { Injectable } from '@nestjs/common';
import { skillFor } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import { dueAt, type PlatformProfile } from '../platforms/index.js';
import { locationHmac, type ContentKind } from '../recipients/index.js';
import type { JoiningItem } from './joining-cases.repository.js';
import { laneLanguage, undetermined } from './lane.rules.js';
import { urgentAt } from './priority.rules.js';
import { SpokenLanguages } from './spoken-languages.js';
import { subjectId } from './subject.rules.js';

/** A content as the platform described it, in one version. */
export interface QuestionedContent {
  readonly contentId: string;
  /** As the platform names it. */
  readonly externalId: string;
  readonly kind: ContentKind;
  readonly version: number;
  readonly language: string | null;
}

/** What a case about a content is opened with when the provider itself asks (Art. 15(1)(c)). */
@Injectable()
export class OwnInitiativeItem {
  constructor(
    private readonly sealer: Sealer,
    private readonly spoken: SpokenLanguages,
  ) {}

  async itemOf(
    tx: Tx,
    { id: platformId, targets }: PlatformProfile,
    content: QuestionedContent,
    { category, keyword }: { category?: string; keyword?: string },
    now: Date,
  ): Promise<JoiningItem> {
    const due = dueAt(targets, 'decision', { category }, now);
    const subject = {
      kind: content.kind,
      contentId: content.contentId,
      contentVersion: content.version,
      locationHmac: locationHmac(this.sealer, platformId, content.externalId),
    };
    return {
      platformId,
      itemId: newId(),
      subjectId: subjectId(this.sealer, platformId, subject),
      subject,
      language: laneLanguage(content.language ?? undetermined, await this.spoken.of(tx, platformId)),
      skill: skillFor(category, keyword),
      priority: 'standard',
      dueAt: due,
      firstLookDueAt: dueAt(targets, 'first-look', { category }, now),
      urgentAt: urgentAt(due, 'standard'),
      receivedAt: now,
    };
  }
}
