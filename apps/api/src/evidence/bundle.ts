/** What a bundle is about. Equal to the constraint `evidence_bundle_scope_known`. */
export const scopeKinds = ['case', 'recipient', 'live-event', 'period'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** A case, a recipient or a live event by its id, or what was noticed, opened or decided in [from, to). */
export type BundleScope =
  | { readonly kind: 'case'; readonly id: string }
  | { readonly kind: 'recipient'; readonly id: string }
  | { readonly kind: 'live-event'; readonly id: string }
  | { readonly kind: 'period'; readonly from: Date; readonly to: Date };

/** Equal to the constraint `evidence_bundle_state_known`. */
export const bundleStates = ['awaiting-approval', 'queued', 'making', 'made', 'failed', 'refused'] as const;
export type BundleState = (typeof bundleStates)[number];

/** Why a bundle could not be made. `interrupted`: the workers that made it ended in the middle, each time. */
export const bundleFailures = ['too-large', 'internal', 'interrupted'] as const;
export type BundleFailure = (typeof bundleFailures)[number];

export interface BundleProgress {
  /** The file that is written now. */
  readonly step: string | null;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
}

/** What is known of a bundle once it is made. */
export interface MadeBundle {
  readonly caseCount: number;
  readonly storageKey: string;
  readonly wrappedKey: Buffer;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  readonly manifestSha256: Buffer;
  readonly keyId: string;
  /** Up to which seal the audit log is in it; null when the log is empty. */
  readonly seal: { readonly number: number; readonly hash: Buffer } | null;
}

export interface EvidenceBundle extends BundleProgress {
  readonly platformId: string;
  readonly id: string;
  readonly requestId: string | null;
  readonly scope: BundleScope;
  /** Who notified, who complained and who the recipients are is in it: for a request, and by two persons. */
  readonly namesPersons: boolean;
  readonly necessityId: string | null;
  readonly askedBy: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly recordedAt: Date;
  readonly state: BundleState;
  readonly attempts: number;
  readonly failure: BundleFailure | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly made: MadeBundle | null;
}
