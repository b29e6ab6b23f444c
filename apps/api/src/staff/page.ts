import type { StaffRole } from './staff-member.js';

/** The same words as the database's check. */
export const pageStates = ['open', 'acknowledged', 'settled'] as const;
export type PageState = (typeof pageStates)[number];

/** What a page is about, such as `{ kind: 'order', id }`. */
export interface PagedEntity {
  readonly kind: string;
  readonly id: string;
}

export interface NewPage {
  readonly platformId: string;
  readonly entity: PagedEntity;
  /** A code, such as `order-due`; the same subject of the same entity pages once at a time. */
  readonly subject: string;
  /** When the time runs out; null when it has no end. */
  readonly dueAt: Date | null;
  readonly now: Date;
  /** Only for those who may read suspicions of crimes: the mail says no more than that, and the platform is not told. */
  readonly confidential?: boolean;
  /** Somebody who cannot help, such as whoever raised what another person must judge. */
  readonly except?: string;
}

export interface PageRow {
  readonly platformId: string;
  readonly id: string;
  readonly entityKind: string;
  readonly entityId: string;
  readonly subject: string;
  readonly confidential: boolean;
  readonly exceptStaffId: string | null;
  readonly state: PageState;
  readonly dueAt: Date | null;
  readonly raisedAt: Date;
  /** How often somebody was paged, or nobody was found. */
  readonly rounds: number;
  readonly lastStaffId: string | null;
  readonly nextAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
}

export type PageEventKind = 'raised' | 'sent' | 'unreachable' | 'nobody' | 'acknowledged' | 'settled';

export interface PageEvent {
  readonly kind: PageEventKind;
  readonly staffId: string | null;
  readonly messageId: string | null;
  readonly recordedAt: Date;
}

/** Somebody on call, or somebody who stands in for an empty rota. */
export interface OnCall {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly languages: readonly string[];
  /** Absent when none was told or it is erased. */
  readonly email?: string;
  readonly name?: string;
}
