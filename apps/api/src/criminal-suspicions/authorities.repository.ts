import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Authority } from './authority.js';

const columns = `a.id, a.jurisdiction, a.name, a.email, a.portal_url as "portalUrl", a.phone, a.retired_at as "retiredAt"`;

@Injectable()
export class AuthoritiesRepository {
  async insert(tx: Tx, platformId: string, authority: Authority, recordedAt: Date): Promise<void> {
    const { id, jurisdiction, name, email, portalUrl, phone } = authority;
    await tx.sql.query(
      `insert into law_enforcement_authority (platform_id, id, jurisdiction, name, email, portal_url, phone, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [platformId, id, jurisdiction, name, email, portalUrl, phone, recordedAt],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Authority | undefined> {
    const { rows } = await tx.sql.query<Authority>(
      `select ${columns} from law_enforcement_authority a where a.platform_id = $1 and a.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** Those in use, of these jurisdictions or of all. */
  async inUse(tx: Tx, platformId: string, jurisdictions?: readonly string[]): Promise<Authority[]> {
    const { rows } = await tx.sql.query<Authority>(
      `select ${columns}
       from law_enforcement_authority a
       where a.platform_id = $1 and a.retired_at is null and ($2::text[] is null or a.jurisdiction = any ($2))
       order by a.jurisdiction, a.name, a.id`,
      [platformId, jurisdictions ?? null],
    );
    return rows;
  }

  /** False when there is no such authority in use. */
  async retire(tx: Tx, platformId: string, id: string, now: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      'update law_enforcement_authority set retired_at = $3 where platform_id = $1 and id = $2 and retired_at is null',
      [platformId, id, now],
    );
    return rowCount === 1;
  }
}
