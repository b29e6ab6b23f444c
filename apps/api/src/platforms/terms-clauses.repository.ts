import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';

/** One version of one clause of the terms and conditions; never changed, later versions are added. */
export interface TermsClause {
  readonly id: string;
  /** What the clause is called over all versions, such as `hate-speech`. */
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly url: string | null;
  /** The first day in the platform's zone; until the next version's first day. */
  readonly validFrom: string;
}

const columns = `c.id, c.code, c.version, c.title, c.body, c.url, c.valid_from as "validFrom"`;

@Injectable()
export class TermsClausesRepository {
  async version(tx: Tx, platformId: string, code: string, version: number): Promise<TermsClause | null> {
    const { rows } = await tx.sql.query<TermsClause>(
      `select ${columns} from terms_clause c where c.platform_id = $1 and c.code = $2 and c.version = $3`,
      [platformId, code, version],
    );
    return rows[0] ?? null;
  }

  /** The latest version that began on this day or before it. */
  async inForce(tx: Tx, platformId: string, code: string, day: string): Promise<TermsClause | null> {
    const { rows } = await tx.sql.query<TermsClause>(
      `select ${columns} from terms_clause c
       where c.platform_id = $1 and c.code = $2 and c.valid_from <= $3
       order by c.valid_from desc, c.version desc
       limit 1`,
      [platformId, code, day],
    );
    return rows[0] ?? null;
  }

  /** The latest version of each clause that began on this day or before it, by code. */
  async allInForce(tx: Tx, platformId: string, day: string): Promise<TermsClause[]> {
    const { rows } = await tx.sql.query<TermsClause>(
      `select distinct on (c.code) ${columns} from terms_clause c
       where c.platform_id = $1 and c.valid_from <= $2
       order by c.code, c.valid_from desc, c.version desc`,
      [platformId, day],
    );
    return rows;
  }

  async byId(tx: Tx, platformId: string, id: string): Promise<TermsClause | null> {
    const { rows } = await tx.sql.query<TermsClause>(
      `select ${columns} from terms_clause c where c.platform_id = $1 and c.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** At most `limit` versions by code and version, after this one. */
  async page(tx: Tx, platformId: string, after: [string, number], limit: number): Promise<TermsClause[]> {
    const { rows } = await tx.sql.query<TermsClause>(
      `select ${columns} from terms_clause c
       where c.platform_id = $1 and (c.code, c.version) > ($2, $3)
       order by c.code, c.version
       limit $4`,
      [platformId, ...after, limit],
    );
    return rows;
  }

  /** Adds the next version of the clause. The caller holds the platform's lock, so that two callers do not take one number. */
  async insertNext(
    tx: Tx,
    platformId: string,
    clause: Omit<TermsClause, 'id' | 'version'>,
    recordedAt: Date,
  ): Promise<TermsClause> {
    const { rows } = await tx.sql.query<TermsClause>(
      `insert into terms_clause as c (platform_id, id, code, version, title, body, url, valid_from, recorded_at)
       select $1, $2, $3, coalesce(max(o.version), 0) + 1, $4, $5, $6, $7, $8
       from terms_clause o
       where o.platform_id = $1 and o.code = $3
       returning ${columns}`,
      [platformId, newId(), clause.code, clause.title, clause.body, clause.url, clause.validFrom, recordedAt],
    );
    return rows[0]!;
  }
}
