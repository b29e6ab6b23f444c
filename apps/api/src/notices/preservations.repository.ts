import { Injectable } from '@nestjs/common';
import { eachOneAtATime, insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Notices, type ItemLocation } from './notices.query.js';

export interface NewPreservationEvent {
  platformId: string;
  itemId: string;
  outcome: 'asked' | 'captured' | 'failed';
  failure: string | null;
  /** In hex. */
  evidenceSha256: string | null;
  occurredAt: Date;
  recordedAt: Date;
}

/** `noticeId`: the notice that it is asked for; absent when it is asked for another reason. */
export interface AskedItem {
  id: string;
  noticeId?: string;
}

export interface OpenPreservation {
  itemId: string;
  askedAt: Date;
  location?: ItemLocation;
}

@Injectable()
export class PreservationsRepository {
  constructor(private readonly notices: Notices) {}

  /** The items of notices for which nothing was asked yet; the notices are locked, so that two jobs do not ask twice. */
  async lockUnasked(tx: Tx, platformId: string, noticeIds: readonly string[]): Promise<AskedItem[]> {
    await eachOneAtATime(
      tx,
      noticeIds.map((id) => `notice:${id}`),
    );
    const { rows } = await tx.sql.query<AskedItem>({
      name: 'preservations-unasked',
      text: `
        select i.id, i.notice_id as "noticeId"
        from notice_item as i
        where i.platform_id = $1 and i.notice_id = any ($2::uuid[])
          and not exists (select from preservation_event as e where e.platform_id = i.platform_id and e.item_id = i.id)
        order by i.notice_id, i.position`,
      values: [platformId, noticeIds],
    });
    return rows;
  }

  async insert(tx: Tx, events: readonly NewPreservationEvent[]): Promise<void> {
    const rows = events.map(({ evidenceSha256, ...event }) => ({
      ...event,
      id: newId(),
      evidenceSha256: evidenceSha256 === null ? null : new Uint8Array(Buffer.from(evidenceSha256, 'hex')),
    }));
    await insertRows(tx, 'preservation_event', rows);
  }

  async itemExists(tx: Tx, platformId: string, itemId: string): Promise<boolean> {
    return (await tx.rows.noticeItem.count({ where: { platformId, id: itemId } })) === 1;
  }

  /** Items whose preservation was asked and not answered, in the order of their ids. */
  async open(tx: Tx, platformId: string, limit: number, after?: string): Promise<OpenPreservation[]> {
    const { rows } = await tx.sql.query<{ itemId: string; askedAt: Date }>(
      `
      select e.item_id as "itemId", min(e.occurred_at) as "askedAt"
      from preservation_event as e
      where e.platform_id = $1 and ($2::uuid is null or e.item_id > $2)
      group by e.item_id
      having bool_and(e.outcome = 'asked')
      order by e.item_id
      limit $3`,
      [platformId, after ?? null, limit],
    );
    const locations = await this.notices.locationsOf(
      tx,
      platformId,
      rows.map((row) => row.itemId),
    );
    return rows.map((row) => ({ ...row, location: locations.get(row.itemId) }));
  }
}
