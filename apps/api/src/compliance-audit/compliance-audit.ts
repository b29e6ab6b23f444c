import type { Verdict } from './verdict.rules.js';

export type ComplianceAuditState = 'queued' | 'making' | 'made' | 'failed';

/** The forms in which a report is kept. */
export const fileKinds = ['json', 'html', 'pdf', 'csv'] as const;
export type FileKind = (typeof fileKinds)[number];

/** A report of a period, asked for, under way or made (Art. 37). */
export interface ComplianceAudit {
  readonly platformId: string;
  readonly id: string;
  /** Days in the platform's zone, YYYY-MM-DD, both inside. */
  readonly from: string;
  readonly to: string;
  readonly state: ComplianceAuditState;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly failure: string | null;
  readonly recordedAt: Date;
  readonly closedAt: Date | null;
}

export interface KeptFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A report with what it says in short; both [] until it is made. */
export interface ShownAudit extends ComplianceAudit {
  readonly verdicts: readonly { readonly section: string; readonly verdict: Verdict }[];
  readonly files: readonly { readonly kind: FileKind; readonly sizeBytes: number; readonly sha256: string }[];
}
