import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import type { AuditScope } from '../audit-scope.js';

export interface IntakeCounts {
  readonly notices: number;
  /** With every element of Art. 16(2) at receipt. */
  readonly complete: number;
  readonly aboutChildAbuse: number;
  readonly withoutName: number;
  /** Of those without a name, how many were called incomplete for it: there must be none (Art. 16(2)(c)). */
  readonly nameAskedFor: number;
}

export interface ChannelCounts {
  readonly channel: string;
  readonly notices: number;
  readonly complete: number;
}

export interface Watched {
  readonly minutes: number;
  readonly answered: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

export interface Outage {
  readonly from: string;
  readonly minutes: number;
  readonly status: number | null;
}

const received = `
  from notice n
  join filed_notice f on f.platform_id = n.platform_id and f.id = n.id
  where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3 and n.origin = 'noticedesk' and f.type = 'notice'`;

/** What was received, and whether the form answered. */
@Injectable()
export class MechanismQuery {
  async intake(tx: Tx, { platformId, from, until }: AuditScope): Promise<IntakeCounts> {
    const { rows } = await tx.sql.query<IntakeCounts>(
      `select count(*) as notices,
         count(*) filter (where cardinality(n.missing_elements) = 0) as complete,
         count(*) filter (where n.alleges_child_abuse) as "aboutChildAbuse",
         count(*) filter (where n.alleges_child_abuse and n.identity_id is null) as "withoutName",
         count(*) filter (where n.alleges_child_abuse and 'notifier' = any (n.missing_elements)) as "nameAskedFor"
       ${received}`,
      [platformId, from, until],
    );
    return rows[0]!;
  }

  async channels(tx: Tx, { platformId, from, until }: AuditScope): Promise<ChannelCounts[]> {
    const { rows } = await tx.sql.query<ChannelCounts>(
      `select n.channel, count(*) as notices, count(*) filter (where cardinality(n.missing_elements) = 0) as complete
       ${received}
       group by n.channel
       order by notices desc, n.channel`,
      [platformId, from, until],
    );
    return rows;
  }

  async missing(tx: Tx, { platformId, from, until }: AuditScope): Promise<{ element: string; notices: number }[]> {
    const { rows } = await tx.sql.query<{ element: string; notices: number }>(
      `select m.element, count(*) as notices
       from (select n.missing_elements ${received}) n
       cross join lateral unnest(n.missing_elements) as m (element)
       group by m.element
       order by notices desc, m.element`,
      [platformId, from, until],
    );
    return rows;
  }

  async watched(tx: Tx, { platformId, from, until }: AuditScope): Promise<Watched> {
    const { rows } = await tx.sql.query<Watched>(
      `select count(*) as minutes, count(*) filter (where p.answered) as answered,
         percentile_cont(0.5) within group (order by p.duration_ms) filter (where p.answered) as "medianMs",
         percentile_cont(0.95) within group (order by p.duration_ms) filter (where p.answered) as "p95Ms"
       from form_probe p
       where p.platform_id = $1 and p.minute >= $2 and p.minute < $3`,
      [platformId, from, until],
    );
    return rows[0]!;
  }

  /** Minutes in a row in which the form did not answer, the longest first, and how many such stretches there are. */
  async outages(
    tx: Tx,
    { platformId, from, until }: AuditScope,
    limit: number,
  ): Promise<{ rows: Outage[]; total: number }> {
    const { rows } = await tx.sql.query<Outage & { total: number }>(
      `select to_json(min(o.minute))#>>'{}' as "from", count(*) as minutes, max(o.status) as status, count(*) over () as total
       from (
         select p.minute, p.status, p.minute - row_number() over (order by p.minute) * interval '1 minute' as stretch
         from form_probe p
         where p.platform_id = $1 and p.minute >= $2 and p.minute < $3 and not p.answered
       ) o
       group by o.stretch
       order by minutes desc, "from"
       limit $4`,
      [platformId, from, until, limit],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}
