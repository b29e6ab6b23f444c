import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { AskedSeries, Bucket, Counted, Dimension, Span } from './time-series.js';

export interface CountedRow {
  readonly from: Date;
  readonly value: string | null;
  readonly count: number;
}

/** What a fact is counted by; every expression is text. */
const values: Readonly<Record<Counted, Readonly<Record<Dimension, string>>>> = {
  notices: { category: 'n.alleged_category', language: 'n.language', memberState: 'n.member_state' },
  'items-decided': {
    category: 'coalesce(d.category, n.alleged_category)',
    language: 'n.language',
    memberState: 'n.member_state',
  },
  measures: { category: 'm.category', language: 'm.content_language', memberState: 't.member_state' },
};

/** The facts from $2 to $3 of the platform $1: when, and by what they are counted. */
const facts: Readonly<Record<Counted, (value: string) => string>> = {
  notices: (value) => `
    select n.received_at as at, ${value} as value
    from notice n
    where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3 and n.type = 'notice'`,
  'items-decided': (value) => `
    select d.occurred_at as at, ${value} as value
    from decision d
    join case_item ci on ci.platform_id = d.platform_id and ci.case_id = d.case_id
    join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
    join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
    where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and d.supersedes_id is null and n.type = 'notice'`,
  // Its day lies at most one beside the instant's: only these partitions are read.
  measures: (value) => `
    select m.occurred_at as at, ${value} as value
    from measure m
    ${value.startsWith('t.') ? 'left join lateral unnest(m.territory) as t (member_state) on true' : ''}
    where m.platform_id = $1 and m.occurred_at >= $2 and m.occurred_at < $3
      and m.applied_on between ($2::timestamptz at time zone 'UTC')::date - 1 and ($3::timestamptz at time zone 'UTC')::date + 1`,
};

@Injectable()
export class TimeSeriesQuery {
  /** The hours or days of the zone that the window touches; the first and the last end where it does. */
  async spans(
    tx: Tx,
    { from, to, bucket, timeZone }: Span & { readonly bucket: Bucket; readonly timeZone: string },
  ): Promise<Span[]> {
    const { rows } = await tx.sql.query<Span>(
      `select greatest(b, $1::timestamptz) as "from", least(date_add(b, s.length, $4), $2::timestamptz) as "to"
       from (select make_interval(hours => case $3 when 'hour' then 1 else 0 end, days => case $3 when 'day' then 1 else 0 end)
         as length) s
       cross join lateral generate_series(date_trunc($3, $1::timestamptz, $4), $2::timestamptz, s.length, $4) as b
       where b < $2
       order by b`,
      [from, to, bucket, timeZone],
    );
    return rows;
  }

  /** How many in each bucket, in the same buckets; those without any are left out. */
  async counts(
    tx: Tx,
    platformId: string,
    { of, by, from, to, bucket, timeZone }: AskedSeries & { readonly timeZone: string },
  ): Promise<CountedRow[]> {
    const { rows } = await tx.sql.query<CountedRow>(
      `select greatest(date_trunc($4, f.at, $5), $2) as "from", f.value, count(*)::int as count
       from (${facts[of](by === undefined ? 'null::text' : values[of][by])}) f
       group by 1, 2`,
      [platformId, from, to, bucket, timeZone],
    );
    return rows;
  }
}
