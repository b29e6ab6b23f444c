import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { FlaggerHistory, RecordedEvent } from './trusted-flagger.rules.js';

/** The Digital Services Coordinator that awarded the status (Art. 22(2)), and where it is told of bad notices (Art. 22(6)). */
export interface Coordinator {
  readonly awardedBy: string;
  readonly coordinatorMemberState: string | null;
  readonly coordinatorEmail: string | null;
  readonly coordinatorUrl: string | null;
  readonly awardReference: string | null;
}

export interface TrustedFlaggerRow extends FlaggerHistory, Coordinator {
  readonly name: string;
}

export type NewTrustedFlagger = Omit<TrustedFlaggerRow, 'events' | 'timeZone'>;

/** An event as the database writes it into JSON. */
type EventJson = Omit<RecordedEvent, 'occurredAt' | 'recordedAt'> & { occurredAt: string; recordedAt: string };
type Row = Omit<TrustedFlaggerRow, 'events'> & { events: EventJson[] };

const changeable: Record<keyof Coordinator, string> = {
  awardedBy: 'awarded_by',
  coordinatorMemberState: 'coordinator_member_state',
  coordinatorEmail: 'coordinator_email',
  coordinatorUrl: 'coordinator_url',
  awardReference: 'award_reference',
};

const columns = `f.id, f.name, f.awarded_by as "awardedBy", f.coordinator_member_state as "coordinatorMemberState",
  f.coordinator_email as "coordinatorEmail", f.coordinator_url as "coordinatorUrl", f.award_reference as "awardReference",
  f.categories, f.valid_from as "validFrom", p.time_zone as "timeZone",
  coalesce((
    select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'categories', e.categories, 'reference', e.reference,
      'voidsId', e.voids_id, 'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at) order by e.recorded_at, e.id)
    from trusted_flagger_event e
    where e.platform_id = f.platform_id and e.flagger_id = f.id
  ), '[]') as events`;

/** The register: what a flagger is, with the history of its status, in one look. */
@Injectable()
export class TrustedFlaggersRepository {
  async find(tx: Tx, platformId: string, id: string): Promise<TrustedFlaggerRow | undefined> {
    const { rows } = await tx.sql.query<Row>({
      name: 'trusted_flagger_by_id',
      text: `select ${columns}
        from trusted_flagger f
        join platform p on p.id = f.platform_id
        where f.platform_id = $1 and f.id = $2`,
      values: [platformId, id],
    });
    return rows[0] && toFlagger(rows[0]);
  }

  /** For this transaction alone to change: no other adds to its history meanwhile. */
  async lock(tx: Tx, platformId: string, id: string): Promise<TrustedFlaggerRow | undefined> {
    await tx.sql.query('select from trusted_flagger where platform_id = $1 and id = $2 for no key update', [
      platformId,
      id,
    ]);
    return this.find(tx, platformId, id); // a statement of its own: it sees what the one that held the lock has written
  }

  /** At most `limit` of them in the order of registering, after this id. */
  async page(tx: Tx, platformId: string, afterId: string | undefined, limit: number): Promise<TrustedFlaggerRow[]> {
    const { rows } = await tx.sql.query<Row>(
      `select ${columns}
       from trusted_flagger f
       join platform p on p.id = f.platform_id
       where f.platform_id = $1 and ($2::uuid is null or f.id > $2)
       order by f.id
       limit $3`,
      [platformId, afterId ?? null, limit],
    );
    return rows.map(toFlagger);
  }

  async insert(tx: Tx, platformId: string, flagger: NewTrustedFlagger, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into trusted_flagger (platform_id, id, name, awarded_by, coordinator_member_state, coordinator_email,
         coordinator_url, award_reference, categories, valid_from, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        platformId,
        flagger.id,
        flagger.name,
        flagger.awardedBy,
        flagger.coordinatorMemberState,
        flagger.coordinatorEmail,
        flagger.coordinatorUrl,
        flagger.awardReference,
        flagger.categories,
        flagger.validFrom,
        recordedAt,
      ],
    );
  }

  async update(tx: Tx, platformId: string, id: string, changes: Partial<Coordinator>): Promise<void> {
    const fields = Object.keys(changes) as (keyof Coordinator)[];
    const assignments = fields.map((field, index) => `${changeable[field]} = $${index + 3}`);
    await tx.sql.query(`update trusted_flagger set ${assignments.join(', ')} where platform_id = $1 and id = $2`, [
      platformId,
      id,
      ...fields.map((field) => changes[field]),
    ]);
  }

  /** Append-only. */
  async insertEvents(
    tx: Tx,
    { platformId, flaggerId }: { platformId: string; flaggerId: string },
    events: readonly RecordedEvent[],
  ): Promise<void> {
    for (const event of events) {
      await tx.sql.query(
        `insert into trusted_flagger_event (platform_id, id, flagger_id, kind, categories, reference, voids_id, occurred_at,
           recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          platformId,
          event.id,
          flaggerId,
          event.kind,
          event.categories,
          event.reference,
          event.voidsId,
          event.occurredAt,
          event.recordedAt,
        ],
      );
    }
  }
}

function toFlagger({ events, ...flagger }: Row): TrustedFlaggerRow {
  return {
    ...flagger,
    events: events.map((event) => ({
      ...event,
      occurredAt: new Date(event.occurredAt),
      recordedAt: new Date(event.recordedAt),
    })),
  };
}
