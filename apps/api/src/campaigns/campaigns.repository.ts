import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Campaign, CampaignEvent, CampaignState } from './campaign.js';

const columns = `c.platform_id as "platformId", c.id, c.name, c.state, c.outcome, c.category, c.keyword, c.draft_id as "draftId",
  c.prepared_by as "preparedBy", c.sample_round as "sampleRound", c.seen_through as "seenThrough",
  c.contents_at_decision as "contentsAtDecision", c.approval_above as "approvalAbove", c.decided_by as "decidedBy",
  c.started_at as "startedAt", c.approved_by as "approvedBy", c.decided_at as "decidedAt", c.reversal_id as "reversalId",
  c.reversed_by as "reversedBy", c.reversal_started_at as "reversalStartedAt", c.reversed_at as "reversedAt",
  c.recorded_at as "recordedAt"`;

/** The columns that a move may set, by name. */
const changing = {
  state: 'state',
  outcome: 'outcome',
  category: 'category',
  keyword: 'keyword',
  draftId: 'draft_id',
  draftHash: 'draft_hash',
  sampleRound: 'sample_round',
  seenThrough: 'seen_through',
  contentsAtDecision: 'contents_at_decision',
  approvalAbove: 'approval_above',
  decidedBy: 'decided_by',
  startedAt: 'started_at',
  approvedBy: 'approved_by',
  decidedAt: 'decided_at',
  reversalId: 'reversal_id',
  reversalHash: 'reversal_hash',
  reversedBy: 'reversed_by',
  reversalStartedAt: 'reversal_started_at',
  reversedAt: 'reversed_at',
} as const;

/** What a campaign is changed to; what is left out stays. */
export type CampaignChange = Partial<
  Pick<Campaign, Exclude<keyof typeof changing, 'draftHash' | 'reversalHash'>> & {
    readonly draftHash: Buffer;
    readonly reversalHash: Buffer;
  }
>;

@Injectable()
export class CampaignsRepository {
  async insert(tx: Tx, campaign: Campaign, draftHash: Buffer): Promise<void> {
    await tx.sql.query(
      `insert into campaign (platform_id, id, name, state, outcome, category, keyword, draft_id, draft_hash, prepared_by, sample_round,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[campaign.platformId, campaign.id, campaign.name, campaign.state, campaign.outcome, campaign.category],
        ...[campaign.keyword, campaign.draftId, draftHash, campaign.preparedBy, campaign.sampleRound],
        campaign.recordedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Campaign | undefined> {
    return this.one(tx, platformId, id, '');
  }

  /** Waits for the content that is being decided, and lets none begin until the transaction ends. */
  async lock(tx: Tx, platformId: string, id: string): Promise<Campaign | undefined> {
    return this.one(tx, platformId, id, 'for no key update');
  }

  /** Keeps the state as it is until the transaction ends; several may hold it so. */
  async share(tx: Tx, platformId: string, id: string): Promise<Campaign | undefined> {
    return this.one(tx, platformId, id, 'for share');
  }

  private async one(tx: Tx, platformId: string, id: string, lock: string): Promise<Campaign | undefined> {
    const { rows } = await tx.sql.query<Campaign>(
      `select ${columns} from campaign c where c.platform_id = $1 and c.id = $2 ${lock}`,
      [platformId, id],
    );
    return rows[0];
  }

  async change(tx: Tx, { platformId, id }: Campaign, change: CampaignChange): Promise<void> {
    const names = Object.keys(change) as (keyof typeof changing)[];
    await tx.sql.query(
      `update campaign
       set ${names.map((name, index) => `${changing[name]} = $${index + 3}`).join(', ')}
       where platform_id = $1 and id = $2`,
      [platformId, id, ...names.map((name) => change[name])],
    );
  }

  /** The earliest first. */
  async page(
    tx: Tx,
    platformId: string,
    { state, after, limit }: { state: CampaignState | null; after: readonly [string, string] | null; limit: number },
  ): Promise<Campaign[]> {
    const { rows } = await tx.sql.query<Campaign>(
      `select ${columns}
       from campaign c
       where c.platform_id = $1 and ($2::text is null or c.state = $2)
         and ($3::timestamptz is null or (c.recorded_at, c.id) > ($3, $4::uuid))
       order by c.recorded_at, c.id
       limit $5`,
      [platformId, state, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows;
  }

  async insertEvent(
    tx: Tx,
    { platformId, id: campaignId }: Pick<Campaign, 'platformId' | 'id'>,
    event: CampaignEvent,
    textHash: Buffer | null,
  ): Promise<void> {
    await tx.sql.query(
      `insert into campaign_event (platform_id, id, campaign_id, kind, staff_id, text_id, text_hash, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [platformId, event.id, campaignId, event.kind, event.staffId, event.textId, textHash, event.recordedAt],
    );
  }

  /** The earliest first. */
  async events(tx: Tx, platformId: string, campaignId: string): Promise<CampaignEvent[]> {
    const { rows } = await tx.sql.query<CampaignEvent>(
      `select e.id, e.kind, e.staff_id as "staffId", e.text_id as "textId", e.recorded_at as "recordedAt"
       from campaign_event e
       where e.platform_id = $1 and e.campaign_id = $2
       order by e.recorded_at, e.id`,
      [platformId, campaignId],
    );
    return rows;
  }
}
