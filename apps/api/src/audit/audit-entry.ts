import type { Actor } from '../infrastructure/logging/request-context.js';
import type { AuditDetails } from './audit-details.js';

/** Stands for the platform in entries that concern the whole installation. */
export const wholeInstallation = '00000000-0000-0000-0000-000000000000';

/** What a room reports about a change that it makes in the same transaction. */
export interface NewAuditEntry {
  readonly platformId: string;
  /** `<entity>.<what happened to it>`, such as `notice.received`. */
  readonly action: string;
  /** Of the DSA, such as `16(4)`. */
  readonly article?: string;
  readonly entityKind: string;
  readonly entityId: string;
  readonly details?: AuditDetails;
  /** Who did it; the caller of the current request, or the system, when left out. */
  readonly by?: Actor;
  /** When we wrote it down; the clock's now when left out. */
  readonly at?: Date;
}

export interface AuditEntry {
  readonly id: string;
  readonly recordedAt: Date;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly role: string;
  readonly action: string;
  readonly article: string | null;
  readonly entityKind: string;
  readonly entityId: string;
  readonly details: Record<string, unknown>;
  readonly requestId: string | null;
}
