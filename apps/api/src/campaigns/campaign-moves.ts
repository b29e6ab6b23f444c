import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { campaignMoveRefused } from './campaign.problems.js';
import type { Campaign, CampaignMove, CampaignState } from './campaign.js';
import { stateAfter } from './campaign.rules.js';
import { CampaignsRepository } from './campaigns.repository.js';

/** How every step of a campaign begins: locked, and allowed. */
@Injectable()
export class CampaignMoves {
  constructor(private readonly campaigns: CampaignsRepository) {}

  /** The campaign, locked, and the state after the move. Problems: `not-found`, `campaign-move-refused`. */
  async begin(tx: Tx, platformId: string, id: string, move: CampaignMove): Promise<[Campaign, CampaignState]> {
    const campaign = await this.campaigns.lock(tx, platformId, id);
    if (!campaign) throw notFound();
    const state = stateAfter(campaign.state, move);
    if (!state) throw campaignMoveRefused(campaign.state, move);
    return [campaign, state];
  }
}
