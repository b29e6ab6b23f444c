import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** What a campaign covers as it stands now; each number is of contents but `recipients`, `notices` and `items`. */
export interface CampaignCover {
  readonly contents: number;
  readonly recipients: number;
  readonly withoutRecipient: number;
  /** Edited since they were listed. */
  readonly changed: number;
  /** Notified and waiting for a decision, with how many notices and items of them. */
  readonly notified: number;
  readonly notices: number;
  readonly items: number;
  readonly heldByModerators: number;
  readonly onHold: number;
  readonly ordered: number;
  readonly alreadyRestricted: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byLanguage: Readonly<Record<string, number>>;
  /** PostgreSQL's snapshot of what was seen; the decision repeats it. */
  readonly seenThrough: string;
}

/** Reads the rows of recipients, review, notices and enforcement. */
@Injectable()
export class CampaignPreviewQuery {
  /** In one statement, so that all of it is of one moment. */
  async cover(
    tx: Tx,
    platformId: string,
    campaignId: string,
    restrictionTypes: readonly string[],
  ): Promise<CampaignCover> {
    const { rows } = await tx.sql.query<CampaignCover>(
      `
      with listed as (
        select p.content_id, p.content_version, c.kind, c.current_version, v.recipient_id, coalesce(v.language, 'und') as language
        from campaign_content p
        join content c on c.platform_id = p.platform_id and c.id = p.content_id
        join content_version v on v.platform_id = p.platform_id and v.content_id = p.content_id and v.version = p.content_version
        where p.platform_id = $1 and p.campaign_id = $2 and p.state = 'listed'
      ), subjects as (
        select l.content_id, s.id
        from listed l
        join subject s on s.platform_id = $1 and s.content_id = l.content_id and s.content_version = l.content_version
      ), undecided as (
        select s.content_id, k.id, k.state
        from subjects s
        join review_case k on k.platform_id = $1 and k.subject_id = s.id and k.state <> 'decided'
      ), waiting as (
        select u.content_id, i.item_id, n.notice_id
        from undecided u
        join case_item i on i.platform_id = $1 and i.case_id = u.id
        join notice_item n on n.platform_id = $1 and n.id = i.item_id
      )
      select count(*) as contents, count(distinct l.recipient_id) as recipients,
        count(*) filter (where l.recipient_id is null) as "withoutRecipient",
        count(*) filter (where l.current_version <> l.content_version) as changed,
        (select count(distinct content_id) from waiting) as notified,
        (select count(distinct notice_id) from waiting) as notices,
        (select count(*) from waiting) as items,
        (select count(distinct content_id) from undecided where state = 'claimed') as "heldByModerators",
        (select count(distinct content_id) from undecided where state = 'held') as "onHold",
        (select count(distinct u.content_id) from undecided u join case_order_item o on o.platform_id = $1 and o.case_id = u.id)
          as ordered,
        (select count(distinct s.content_id) from subjects s join restriction r on r.platform_id = $1 and r.subject_id = s.id
          where r.type = any ($3::text[]) and r.state in ('imposed', 'in-effect')) as "alreadyRestricted",
        (select coalesce(json_object_agg(kind, number order by kind), '{}')
          from (select kind, count(*) as number from listed group by kind) k) as "byKind",
        (select coalesce(json_object_agg(language, number order by language), '{}')
          from (select language, count(*) as number from listed group by language) g) as "byLanguage",
        pg_current_snapshot()::text as "seenThrough"
      from listed l`,
      [platformId, campaignId, restrictionTypes],
    );
    return rows[0]!;
  }

  /** Whether the content is under one of these restrictions in this version. */
  async isRestricted(
    tx: Tx,
    platformId: string,
    { contentId, version }: { readonly contentId: string; readonly version: number },
    restrictionTypes: readonly string[],
  ): Promise<boolean> {
    const { rows } = await tx.sql.query<{ restricted: boolean }>(
      `
      select exists (
        select
        from subject s
        join restriction r on r.platform_id = s.platform_id and r.subject_id = s.id
        where s.platform_id = $1 and s.content_id = $2 and s.content_version = $3 and r.type = any ($4::text[])
          and r.state in ('imposed', 'in-effect')
      ) as restricted`,
      [platformId, contentId, version, restrictionTypes],
    );
    return rows[0]!.restricted;
  }
}
