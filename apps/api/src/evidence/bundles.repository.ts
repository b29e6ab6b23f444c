import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { BundleFailure, BundleScope, BundleState, EvidenceBundle, MadeBundle, ScopeKind } from './bundle.js';

export type NewBundleRow = Pick<
  EvidenceBundle,
  'platformId' | 'id' | 'requestId' | 'scope' | 'namesPersons' | 'necessityId' | 'askedBy' | 'recordedAt' | 'state'
> & { readonly necessityHash: Buffer | null };

interface BundleRow extends Omit<EvidenceBundle, 'scope' | 'made'> {
  scopeKind: ScopeKind;
  scopeId: string | null;
  scopeFrom: Date | null;
  scopeTo: Date | null;
  caseCount: number | null;
  storageKey: string | null;
  wrappedKey: Buffer | null;
  sizeBytes: number | null;
  sha256: Buffer | null;
  manifestSha256: Buffer | null;
  keyId: string | null;
  sealNumber: number | null;
  sealHash: Buffer | null;
}

const select = `
  select b.platform_id as "platformId", b.id, b.request_id as "requestId", b.scope_kind as "scopeKind", b.scope_id as "scopeId",
    b.scope_from as "scopeFrom", b.scope_to as "scopeTo", b.names_notifiers as "namesPersons", b.necessity_id as "necessityId",
    b.asked_by as "askedBy", b.answered_by as "answeredBy", b.answered_at as "answeredAt", b.recorded_at as "recordedAt",
    b.state, b.step, b.done, b.total, b.attempts, b.failure, b.started_at as "startedAt", b.finished_at as "finishedAt",
    b.case_count as "caseCount", b.storage_key as "storageKey", b.wrapped_key as "wrappedKey", b.size_bytes as "sizeBytes",
    b.sha256, b.manifest_sha256 as "manifestSha256", b.key_id as "keyId", b.seal_number as "sealNumber",
    b.seal_hash as "sealHash"
  from evidence_bundle b`;

@Injectable()
export class BundlesRepository {
  async insert(tx: Tx, bundle: NewBundleRow): Promise<void> {
    const { scope } = bundle;
    await tx.sql.query(
      `insert into evidence_bundle (platform_id, id, request_id, scope_kind, scope_id, scope_from, scope_to, names_notifiers,
         necessity_id, necessity_hash, asked_by, recorded_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        bundle.platformId,
        bundle.id,
        bundle.requestId,
        scope.kind,
        scope.kind === 'period' ? null : scope.id,
        scope.kind === 'period' ? scope.from : null,
        scope.kind === 'period' ? scope.to : null,
        bundle.namesPersons,
        bundle.necessityId,
        bundle.necessityHash,
        bundle.askedBy,
        bundle.recordedAt,
        bundle.state,
      ],
    );
  }

  find(tx: Tx, platformId: string, id: string): Promise<EvidenceBundle | null> {
    return this.one(tx, `${select} where b.platform_id = $1 and b.id = $2`, [platformId, id]);
  }

  /** For this transaction alone to change. */
  lock(tx: Tx, platformId: string, id: string): Promise<EvidenceBundle | null> {
    return this.one(tx, `${select} where b.platform_id = $1 and b.id = $2 for no key update of b`, [platformId, id]);
  }

  /** The newest first. */
  async page(
    tx: Tx,
    platformId: string,
    filter: { readonly requestId?: string; readonly state?: BundleState; readonly after?: string },
    limit: number,
  ): Promise<EvidenceBundle[]> {
    const { rows } = await tx.sql.query<BundleRow>(
      `${select}
       where b.platform_id = $1
         and ($2::uuid is null or b.request_id = $2)
         and ($3::text is null or b.state = $3)
         and ($4::uuid is null or b.id < $4)
       order by b.id desc
       limit $5`,
      [platformId, filter.requestId ?? null, filter.state ?? null, filter.after ?? null, limit],
    );
    return rows.map(toBundle);
  }

  async answer(
    tx: Tx,
    { platformId, id }: EvidenceBundle,
    { by, at, state }: { by: string; at: Date; state: BundleState },
  ): Promise<void> {
    await tx.sql.query(
      'update evidence_bundle set answered_by = $3, answered_at = $4, state = $5 where platform_id = $1 and id = $2',
      [platformId, id, by, at, state],
    );
  }

  /** Another attempt. */
  async begin(tx: Tx, { platformId, id }: EvidenceBundle, at: Date): Promise<void> {
    await tx.sql.query(
      `update evidence_bundle
       set state = 'making', attempts = attempts + 1, started_at = $3, step = null, done = 0, total = 0
       where platform_id = $1 and id = $2`,
      [platformId, id, at],
    );
  }

  async progress(tx: Tx, { platformId, id }: EvidenceBundle, step: string, done: number, total: number): Promise<void> {
    await tx.sql.query(
      `update evidence_bundle set step = $3, done = $4, total = $5 where platform_id = $1 and id = $2 and state = 'making'`,
      [platformId, id, step, done, total],
    );
  }

  async finish(tx: Tx, { platformId, id }: EvidenceBundle, made: MadeBundle, at: Date): Promise<void> {
    await tx.sql.query(
      `update evidence_bundle
       set state = 'made', step = null, done = total, finished_at = $3, case_count = $4, storage_key = $5, wrapped_key = $6,
         size_bytes = $7, sha256 = $8, manifest_sha256 = $9, key_id = $10, seal_number = $11, seal_hash = $12
       where platform_id = $1 and id = $2`,
      [
        platformId,
        id,
        at,
        made.caseCount,
        made.storageKey,
        made.wrappedKey,
        made.sizeBytes,
        made.sha256,
        made.manifestSha256,
        made.keyId,
        made.seal?.number ?? null,
        made.seal?.hash ?? null,
      ],
    );
  }

  /** Those that somebody should work on, the oldest first. */
  async unfinished(tx: Tx): Promise<Pick<EvidenceBundle, 'platformId' | 'id'>[]> {
    const { rows } = await tx.sql.query<Pick<EvidenceBundle, 'platformId' | 'id'>>(
      `select b.platform_id as "platformId", b.id from evidence_bundle b where b.state in ('queued', 'making') order by b.id`,
    );
    return rows;
  }

  async restart(tx: Tx, { platformId, id }: EvidenceBundle): Promise<void> {
    await tx.sql.query(
      `update evidence_bundle set state = 'queued', step = null, done = 0, total = 0 where platform_id = $1 and id = $2`,
      [platformId, id],
    );
  }

  async fail(tx: Tx, { platformId, id }: EvidenceBundle, failure: BundleFailure, at: Date): Promise<void> {
    await tx.sql.query(
      `update evidence_bundle set state = 'failed', failure = $3, finished_at = $4 where platform_id = $1 and id = $2`,
      [platformId, id, failure, at],
    );
  }

  private async one(tx: Tx, sql: string, values: unknown[]): Promise<EvidenceBundle | null> {
    const { rows } = await tx.sql.query<BundleRow>(sql, values);
    return rows[0] ? toBundle(rows[0]) : null;
  }
}

function toBundle(row: BundleRow): EvidenceBundle {
  const { scopeKind, scopeId, scopeFrom, scopeTo, caseCount, storageKey, wrappedKey, sizeBytes, sha256, ...rest } = row;
  const { manifestSha256, keyId, sealNumber, sealHash, ...bundle } = rest;
  const scope: BundleScope =
    scopeKind === 'period' ? { kind: 'period', from: scopeFrom!, to: scopeTo! } : { kind: scopeKind, id: scopeId! };
  const made = storageKey && {
    caseCount: caseCount!,
    storageKey,
    wrappedKey: wrappedKey!,
    sizeBytes: Number(sizeBytes),
    sha256: sha256!,
    manifestSha256: manifestSha256!,
    keyId: keyId!,
    seal: sealNumber === null ? null : { number: sealNumber, hash: sealHash! },
  };
  return { ...bundle, scope, made: made || null };
}
