import { Injectable } from '@nestjs/common';
import { Audit, type AuditDetails } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { Campaign, CampaignEventKind } from './campaign.js';
import { CampaignsRepository } from './campaigns.repository.js';

/** Writes down what was done with a campaign: an event of its own, with the words sealed, and an audit entry. */
@Injectable()
export class CampaignLog {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  async write(
    tx: Tx,
    campaign: Pick<Campaign, 'platformId' | 'id'>,
    kind: CampaignEventKind,
    {
      staffId,
      text,
      details,
      now,
    }: { readonly staffId: string | null; readonly text?: string; readonly details?: AuditDetails; readonly now: Date },
  ): Promise<void> {
    const { platformId, id } = campaign;
    const sealed = text === undefined ? null : this.texts.prepare({ platformId, kind: 'campaign-words', text });
    await this.texts.insertMany(tx, sealed ? [sealed] : [], now);
    const event = { id: newId(), kind, staffId, textId: sealed?.id ?? null, recordedAt: now };
    await this.campaigns.insertEvent(tx, campaign, event, sealed?.saltedHash ?? null);
    await this.audit.append(tx, [
      { platformId, action: `campaign.${kind}`, article: '17', entityKind: 'campaign', entityId: id, details },
    ]);
  }
}
