import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { NewPage, PageEvent, PageEventKind, PageRow, PagedEntity, PageState } from './page.js';

const columns = `p.platform_id as "platformId", p.id, p.entity_kind as "entityKind", p.entity_id as "entityId", p.subject,
  p.confidential, p.except_staff_id as "exceptStaffId", p.state, p.due_at as "dueAt", p.raised_at as "raisedAt", p.rounds, p.last_staff_id as "lastStaffId",
  p.next_at as "nextAt", p.closed_at as "closedAt", p.closed_by as "closedBy"`;

@Injectable()
export class PagesRepository {
  /** Undefined when the same subject of the same entity pages already. */
  async insert(
    tx: Tx,
    { platformId, entity, subject, dueAt, now, confidential, except }: NewPage,
  ): Promise<PageRow | undefined> {
    const { rows } = await tx.sql.query<PageRow>(
      `insert into page as p (platform_id, id, entity_kind, entity_id, subject, confidential, except_staff_id, state, due_at,
         raised_at, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $9)
       on conflict (platform_id, entity_kind, entity_id, subject) where state = 'open' do nothing
       returning ${columns}`,
      [platformId, newId(), entity.kind, entity.id, subject, confidential ?? false, except ?? null, dueAt, now],
    );
    return rows[0];
  }

  async openOf(tx: Tx, platformId: string, entity: PagedEntity, subject: string): Promise<PageRow | undefined> {
    const { rows } = await tx.sql.query<PageRow>(
      `select ${columns}
       from page p
       where p.platform_id = $1 and p.entity_kind = $2 and p.entity_id = $3 and p.subject = $4 and p.state = 'open'`,
      [platformId, entity.kind, entity.id, subject],
    );
    return rows[0];
  }

  async find(tx: Tx, platformId: string, id: string): Promise<PageRow | undefined> {
    const { rows } = await tx.sql.query<PageRow>(
      `select ${columns} from page p where p.platform_id = $1 and p.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The row for this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<PageRow | undefined> {
    const { rows } = await tx.sql.query<PageRow>(
      `select ${columns} from page p where p.platform_id = $1 and p.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The open pages about the thing, for this transaction alone to change. */
  async lockOpenOf(tx: Tx, platformId: string, entity: PagedEntity): Promise<PageRow[]> {
    const { rows } = await tx.sql.query<PageRow>(
      `select ${columns}
       from page p
       where p.platform_id = $1 and p.entity_kind = $2 and p.entity_id = $3 and p.state = 'open'
       order by p.id
       for no key update`,
      [platformId, entity.kind, entity.id],
    );
    return rows;
  }

  /** One page whose turn has come, which nobody else is changing at this moment. */
  async lockNext(tx: Tx, now: Date): Promise<PageRow | undefined> {
    const { rows } = await tx.sql.query<PageRow>(
      `select ${columns}
       from page p
       where p.state = 'open' and p.next_at <= $1
       order by p.next_at, p.id
       limit 1
       for no key update skip locked`,
      [now],
    );
    return rows[0];
  }

  async turn(
    tx: Tx,
    { platformId, id }: PageRow,
    { lastStaffId, nextAt }: { lastStaffId: string | null; nextAt: Date },
  ): Promise<void> {
    await tx.sql.query(
      `update page
       set rounds = rounds + 1, last_staff_id = $3, next_at = $4
       where platform_id = $1 and id = $2 and state = 'open'`,
      [platformId, id, lastStaffId, nextAt],
    );
  }

  async close(
    tx: Tx,
    { platformId, id }: PageRow,
    { state, closedBy, now }: { state: PageState; closedBy: string | null; now: Date },
  ): Promise<void> {
    await tx.sql.query(
      `update page
       set state = $3, closed_at = $4, closed_by = $5
       where platform_id = $1 and id = $2 and state = 'open'`,
      [platformId, id, state, now, closedBy],
    );
  }

  async insertEvent(
    tx: Tx,
    { platformId, id }: Pick<PageRow, 'platformId' | 'id'>,
    {
      kind,
      staffId = null,
      messageId = null,
      now,
    }: {
      kind: PageEventKind;
      staffId?: string | null;
      messageId?: string | null;
      now: Date;
    },
  ): Promise<void> {
    await tx.sql.query(
      `insert into page_event (platform_id, id, page_id, kind, staff_id, message_id, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [platformId, newId(), id, kind, staffId, messageId, now],
    );
  }

  /** In the order in which they happened. */
  async eventsOf(tx: Tx, platformId: string, pageId: string): Promise<PageEvent[]> {
    const { rows } = await tx.sql.query<PageEvent>(
      `select e.kind, e.staff_id as "staffId", e.message_id as "messageId", e.recorded_at as "recordedAt"
       from page_event e
       where e.platform_id = $1 and e.page_id = $2
       order by e.recorded_at, e.id`,
      [platformId, pageId],
    );
    return rows;
  }

  async wasPaged(tx: Tx, { platformId, id }: PageRow, staffId: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select from page_event e where e.platform_id = $1 and e.page_id = $2 and e.kind = 'sent' and e.staff_id = $3 limit 1`,
      [platformId, id, staffId],
    );
    return rowCount === 1;
  }

  /** At most `limit` pages, the newest first, before this id. */
  async list(
    tx: Tx,
    platformId: string,
    {
      state,
      confidentialToo,
      before,
      limit,
    }: {
      state?: PageState;
      confidentialToo: boolean;
      before?: string;
      limit: number;
    },
  ): Promise<PageRow[]> {
    const { rows } = await tx.sql.query<PageRow>(
      `select ${columns}
       from page p
       where p.platform_id = $1
         and ($2::text is null or p.state = $2)
         and ($3 or not p.confidential)
         and ($4::uuid is null or p.id < $4)
       order by p.id desc
       limit $5`,
      [platformId, state ?? null, confidentialToo, before ?? null, limit],
    );
    return rows;
  }

  /** Open pages that reach nobody, by platform. */
  async unheard(tx: Tx): Promise<{ platform: string; count: number }[]> {
    const { rows } = await tx.sql.query<{ platform: string; count: string }>(
      `select q.key as platform, (
         select count(*)
         from page p
         where p.platform_id = q.id and p.state = 'open' and p.rounds > 0 and p.last_staff_id is null
       ) as count
       from platform q`,
    );
    return rows.map(({ platform, count }) => ({ platform, count: Number(count) }));
  }
}
