import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { InformationRequest, LegalBasis, RequestKind, RequestState } from './information-request.js';

export type NewRequestRow = Omit<InformationRequest, 'state' | 'completedAt' | 'expiresAt' | 'endedAt'> & {
  readonly textHash: Buffer;
};

export type RequestChanges = Partial<
  Pick<InformationRequest, 'state' | 'dueAt' | 'deadlineNamed' | 'completedAt' | 'expiresAt' | 'endedAt' | 'nextPageAt'>
>;

const changeable: Record<keyof RequestChanges, string> = {
  state: 'state',
  dueAt: 'due_at',
  deadlineNamed: 'deadline_named',
  completedAt: 'completed_at',
  expiresAt: 'expires_at',
  endedAt: 'ended_at',
  nextPageAt: 'next_page_at',
};

export interface RequestsFilter {
  readonly state?: RequestState;
  readonly kind?: RequestKind;
  readonly legalBasis?: LegalBasis;
  readonly after?: string;
}

const select = `
  select r.platform_id as "platformId", r.id, r.kind, r.authority, r.authority_kind as "authorityKind",
    r.member_state as "memberState", r.legal_basis as "legalBasis", r.authority_reference as "authorityReference",
    r.text_id as "textId", r.registered_by as "registeredBy", r.received_at as "receivedAt", r.recorded_at as "recordedAt",
    r.deadline_named as "deadlineNamed", r.due_at as "dueAt", r.state, r.completed_at as "completedAt",
    r.expires_at as "expiresAt", r.ended_at as "endedAt", r.next_page_at as "nextPageAt"
  from information_request r`;

@Injectable()
export class InformationRequestsRepository {
  /** The constraint `information_request_named_once` says who was first. */
  async insert(tx: Tx, request: NewRequestRow): Promise<void> {
    await tx.sql.query(
      `insert into information_request (platform_id, id, kind, authority, authority_kind, member_state, legal_basis,
         authority_reference, text_id, text_hash, registered_by, received_at, recorded_at, deadline_named, due_at, state,
         next_page_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'requested', $16)`,
      [
        request.platformId,
        request.id,
        request.kind,
        request.authority,
        request.authorityKind,
        request.memberState,
        request.legalBasis,
        request.authorityReference,
        request.textId,
        request.textHash,
        request.registeredBy,
        request.receivedAt,
        request.recordedAt,
        request.deadlineNamed,
        request.dueAt,
        request.nextPageAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<InformationRequest | null> {
    const { rows } = await tx.sql.query<InformationRequest>(`${select} where r.platform_id = $1 and r.id = $2`, [
      platformId,
      id,
    ]);
    return rows[0] ?? null;
  }

  /** For nobody to change until the transaction ends. */
  async hold(tx: Tx, platformId: string, id: string): Promise<InformationRequest | null> {
    const { rows } = await tx.sql.query<InformationRequest>(
      `${select} where r.platform_id = $1 and r.id = $2 for share of r`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** For this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<InformationRequest | null> {
    const { rows } = await tx.sql.query<InformationRequest>(
      `${select} where r.platform_id = $1 and r.id = $2 for no key update of r`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  async update(
    tx: Tx,
    { platformId, id }: Pick<InformationRequest, 'platformId' | 'id'>,
    changes: RequestChanges,
  ): Promise<void> {
    const fields = Object.keys(changes) as (keyof RequestChanges)[];
    const assignments = fields.map((field, index) => `${changeable[field]} = $${index + 3}`);
    await tx.sql.query(`update information_request set ${assignments.join(', ')} where platform_id = $1 and id = $2`, [
      platformId,
      id,
      ...fields.map((field) => changes[field]),
    ]);
  }

  /** Open requests of all platforms whose page is due, for this transaction alone. */
  async lockToPage(tx: Tx, now: Date, limit: number): Promise<InformationRequest[]> {
    const { rows } = await tx.sql.query<InformationRequest>(
      `${select} where r.next_page_at <= $1 order by r.next_page_at, r.id limit $2 for no key update of r skip locked`,
      [now, limit],
    );
    return rows;
  }

  /** In the order of registering. */
  async page(tx: Tx, platformId: string, filter: RequestsFilter, limit: number): Promise<InformationRequest[]> {
    const { rows } = await tx.sql.query<InformationRequest>(
      `${select}
       where r.platform_id = $1
         and ($2::text is null or r.state = $2)
         and ($3::text is null or r.kind = $3)
         and ($4::text is null or r.legal_basis = $4)
         and ($5::uuid is null or r.id > $5)
       order by r.id
       limit $6`,
      [platformId, filter.state ?? null, filter.kind ?? null, filter.legalBasis ?? null, filter.after ?? null, limit],
    );
    return rows;
  }
}
