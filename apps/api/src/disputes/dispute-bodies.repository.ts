import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Certification, CertifiedBody, DisputeBody } from './dispute-body.js';

export interface BodiesFilter {
  /** Only those certified on this day; null: all. */
  readonly certifiedOn: string | null;
  readonly language?: string;
  readonly category?: string;
  readonly after?: string;
}

const withCertifications = `
  select b.id, b.name, b.url, b.email, (
      select coalesce(json_agg(json_build_object('id', c.id, 'coordinator', c.coordinator, 'memberState', c.member_state,
          'languages', c.languages, 'categories', c.categories, 'validFrom', c.valid_from, 'validTo', c.valid_to,
          'endedOn', c.ended_on) order by c.valid_from, c.id), '[]')
      from dispute_body_certification c
      where c.platform_id = b.platform_id and c.body_id = b.id
    ) as certifications
  from dispute_body b`;

@Injectable()
export class DisputeBodiesRepository {
  async insert(tx: Tx, platformId: string, body: DisputeBody, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into dispute_body (platform_id, id, name, url, email, recorded_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [platformId, body.id, body.name, body.url, body.email, recordedAt],
    );
  }

  async insertCertification(
    tx: Tx,
    platformId: string,
    bodyId: string,
    certification: Certification,
    recordedAt: Date,
  ): Promise<void> {
    await tx.sql.query(
      `insert into dispute_body_certification (platform_id, id, body_id, coordinator, member_state, languages, categories,
         valid_from, valid_to, ended_on, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        platformId,
        certification.id,
        bodyId,
        certification.coordinator,
        certification.memberState,
        certification.languages,
        certification.categories,
        certification.validFrom,
        certification.validTo,
        certification.endedOn,
        recordedAt,
      ],
    );
  }

  /** Ends what would hold on this day or later; the number of certifications that this call ended. */
  async endFrom(tx: Tx, platformId: string, bodyId: string, day: string): Promise<number> {
    const { rowCount } = await tx.sql.query(
      `update dispute_body_certification
       set ended_on = $3
       where platform_id = $1
         and body_id = $2
         and valid_to > $3
         and (ended_on is null or ended_on > $3)`,
      [platformId, bodyId, day],
    );
    return rowCount ?? 0;
  }

  async find(tx: Tx, platformId: string, id: string): Promise<CertifiedBody | null> {
    const { rows } = await tx.sql.query<CertifiedBody>(
      `${withCertifications}
       where b.platform_id = $1 and b.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** In the order of registering. */
  async page(tx: Tx, platformId: string, filter: BodiesFilter, limit: number): Promise<CertifiedBody[]> {
    const { rows } = await tx.sql.query<CertifiedBody>(
      `${withCertifications}
       where b.platform_id = $1
         and ($2::uuid is null or b.id > $2)
         and exists (
           select
           from dispute_body_certification f
           where f.platform_id = b.platform_id
             and f.body_id = b.id
             and ($3::date is null
               or (f.valid_from <= $3 and f.valid_to > $3 and (f.ended_on is null or f.ended_on > $3)))
             and ($4::text is null or $4 = any (f.languages))
             and ($5::text is null or cardinality(f.categories) = 0 or $5 = any (f.categories))
         )
       order by b.id
       limit $6`,
      [platformId, filter.after ?? null, filter.certifiedOn, filter.language ?? null, filter.category ?? null, limit],
    );
    return rows;
  }
}
