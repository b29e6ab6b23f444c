import { canonicalJson, type Json } from './canonical-json.js';
import type { AuditEntry } from './audit-entry.js';

/** An entry with what sealing covers beside it. */
export interface SealedEntry extends AuditEntry {
  readonly platformId: string;
  /** Of the transaction that wrote it, in decimal digits. */
  readonly xid: string;
}

/** The bytes of an entry that are hashed, which are its line in an export too (docs/audit.md says them one by one). */
export function entryBytes(entry: SealedEntry): Buffer {
  return Buffer.from(
    canonicalJson({
      action: entry.action,
      actorId: entry.actorId,
      actorKind: entry.actorKind,
      article: entry.article,
      details: entry.details as Json,
      entityId: entry.entityId,
      entityKind: entry.entityKind,
      id: entry.id,
      platformId: entry.platformId,
      recordedAt: entry.recordedAt.toISOString(),
      requestId: entry.requestId,
      role: entry.role,
      xid: entry.xid,
    }),
  );
}
