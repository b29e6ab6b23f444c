import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

@Injectable()
export class SubjectsRepository {
  /** Subjects that were named by a location of the content, before the platform said what is there. */
  async attach(tx: Tx, platformId: string, contentId: string): Promise<void> {
    await tx.sql.query(
      `
      update subject as s
      set content_id = c.id, content_version = c.current_version
      from content_location as l
      join content as c on c.platform_id = l.platform_id and c.id = l.content_id
      where l.platform_id = $1 and l.content_id = $2
        and s.platform_id = l.platform_id and s.location_hmac = l.location_hmac and s.content_id is null`,
      [platformId, contentId],
    );
  }

  /** The subjects that stand for content versions already (attached ones first come first); by `contentId:version`. */
  async ofContents(tx: Tx, platformId: string, contentIds: string[]): Promise<Map<string, string>> {
    const { rows } = await tx.sql.query<{ id: string; contentId: string; contentVersion: number }>(
      `
      select distinct on (content_id, content_version)
        id, content_id as "contentId", content_version as "contentVersion"
      from subject
      where platform_id = $1 and content_id = any ($2::uuid[])
      order by content_id, content_version, recorded_at, id`,
      [platformId, contentIds],
    );
    return new Map(rows.map(({ id, contentId, contentVersion }) => [`${contentId}:${contentVersion}`, id]));
  }
}
