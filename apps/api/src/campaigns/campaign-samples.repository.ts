import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { randomRank } from '../infrastructure/database/random-rank.js';
import type { CampaignSample, SampleItem, Verdict } from './campaign.js';

type Place = { readonly platformId: string; readonly id: string };

export interface Judgement {
  readonly verdict: Verdict;
  readonly staffId: string;
  readonly now: Date;
  readonly note: { readonly id: string; readonly saltedHash: Buffer } | null;
}

@Injectable()
export class CampaignSamplesRepository {
  async insert(tx: Tx, { platformId, id }: Place, sample: CampaignSample): Promise<void> {
    await tx.sql.query(
      `insert into campaign_sample (platform_id, campaign_id, round, seed, population, size, drawn_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[platformId, id, sample.round, sample.seed, sample.population, sample.size],
        ...[sample.drawnBy, sample.recordedAt],
      ],
    );
  }

  /** The first of the listed contents in the order of the seed; ties cannot be, ids differ. */
  async draw(tx: Tx, { platformId, id }: Place, { round, seed, size }: CampaignSample): Promise<void> {
    await tx.sql.query(
      `insert into campaign_sample_item (platform_id, campaign_id, round, position, content_id, content_version)
       select $1, $2, $3, row_number() over (order by d.rank, d.content_id), d.content_id, d.content_version
       from (
         select p.content_id, p.content_version, ${randomRank('$4', 'p.content_id::text')} as rank
         from campaign_content p
         where p.platform_id = $1 and p.campaign_id = $2 and p.state = 'listed'
         order by rank, p.content_id
         limit $5
       ) d`,
      [platformId, id, round, seed, size],
    );
  }

  /** Every draw, the newest last. */
  async ofCampaign(tx: Tx, { platformId, id }: Place): Promise<CampaignSample[]> {
    const { rows } = await tx.sql.query<CampaignSample>(
      `select s.round, s.seed, s.population, s.size, s.drawn_by as "drawnBy", s.recorded_at as "recordedAt"
       from campaign_sample s
       where s.platform_id = $1 and s.campaign_id = $2
       order by s.round`,
      [platformId, id],
    );
    return rows;
  }

  async items(tx: Tx, { platformId, id }: Place, round: number): Promise<SampleItem[]> {
    const { rows } = await tx.sql.query<SampleItem>(
      `select i.position, i.content_id as "contentId", c.external_id as "externalId", i.content_version as version, i.verdict,
         i.judged_by as "judgedBy", i.judged_at as "judgedAt", i.note_id as "noteId"
       from campaign_sample_item i
       join content c on c.platform_id = i.platform_id and c.id = i.content_id
       where i.platform_id = $1 and i.campaign_id = $2 and i.round = $3
       order by i.position`,
      [platformId, id, round],
    );
    return rows;
  }

  /** True when this call judged it; null when there is no such content in the sample; false when it was judged before. */
  async judge(
    tx: Tx,
    { platformId, id }: Place,
    { round, position }: { readonly round: number; readonly position: number },
    { verdict, staffId, now, note }: Judgement,
  ): Promise<boolean | null> {
    const { rows } = await tx.sql.query<{ wasJudged: boolean }>(
      `select i.verdict is not null as "wasJudged"
       from campaign_sample_item i
       where i.platform_id = $1 and i.campaign_id = $2 and i.round = $3 and i.position = $4
       for no key update`,
      [platformId, id, round, position],
    );
    if (!rows[0]) return null;
    if (rows[0].wasJudged) return false;
    await tx.sql.query(
      `update campaign_sample_item
       set verdict = $5, judged_by = $6, judged_at = $7, note_id = $8, note_hash = $9
       where platform_id = $1 and campaign_id = $2 and round = $3 and position = $4`,
      [platformId, id, round, position, verdict, staffId, now, note?.id ?? null, note?.saltedHash ?? null],
    );
    return true;
  }

  async verdicts(
    tx: Tx,
    { platformId, id }: Place,
    round: number,
  ): Promise<{ open: number; fits: number; doesNotFit: number }> {
    const { rows } = await tx.sql.query<{ open: number; fits: number; doesNotFit: number }>(
      `select count(*) filter (where i.verdict is null) as open, count(*) filter (where i.verdict = 'fits') as fits,
         count(*) filter (where i.verdict = 'does-not-fit') as "doesNotFit"
       from campaign_sample_item i
       where i.platform_id = $1 and i.campaign_id = $2 and i.round = $3`,
      [platformId, id, round],
    );
    return rows[0]!;
  }
}
