import { Injectable } from '@nestjs/common';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { normaliseEmail, Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import { newReference } from '../notices/index.js';
import type { Basis, ComplainantIdentity, ComplaintChannel, ComplaintOutcome, Omission, Side } from './complaint.js';

/** A complaint that an earlier tool received and ended. */
export interface EarlierComplaint {
  readonly id: string;
  readonly externalId: string;
  readonly about: {
    readonly decisionId: string;
    readonly caseId: string;
    readonly firstDecider: string;
    readonly language: string;
    readonly skill: string;
  };
  readonly side: Side;
  readonly noticeId: string | null;
  readonly recipientId: string | null;
  readonly flaggedUnderTerms: boolean;
  readonly ofTrustedFlagger: boolean;
  readonly basis: Basis;
  readonly channel: ComplaintChannel;
  readonly receivedAt: Date;
  readonly informed: { readonly at: Date; readonly windowEndsAt: Date } | null;
  readonly language: string | null;
  readonly text: string;
  readonly complainant: ComplainantIdentity;
  readonly outcome: ComplaintOutcome;
  readonly omission: Omission | null;
  readonly decidedAt: Date;
  readonly reasons: string | null;
  readonly manifestlyUnfounded: boolean;
  readonly newDecisionId: string | null;
  readonly imposesNewRestriction: boolean;
}

/** Complaints of an earlier tool with their outcomes (Art. 20): nobody is told, nothing is due, nothing counts for misuse. */
@Injectable()
export class EarlierComplaints {
  constructor(
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
  ) {}

  async insertMany(
    tx: Tx,
    batch: { readonly platformId: string; readonly id: string },
    complaints: readonly EarlierComplaint[],
    recordedAt: Date,
  ): Promise<void> {
    const made = complaints.map((complaint) => this.rowsOf(complaint, batch, recordedAt));
    await this.texts.insertWithRows(
      tx,
      'complaint',
      made.map(({ complaint }) => complaint),
      recordedAt,
    );
    await insertRows(
      tx,
      'complaint_case',
      complaints.map((one) => caseOf(one, batch.platformId)),
    );
    await this.texts.insertWithRows(
      tx,
      'complaint_decision',
      made.map(({ decision }) => decision),
      recordedAt,
    );
  }

  private rowsOf(one: EarlierComplaint, batch: { platformId: string; id: string }, recordedAt: Date) {
    const { platformId } = batch;
    const { about, complainant, reasons } = one;
    const text = this.texts.prepare({ platformId, kind: 'complaint', text: one.text });
    const identity =
      Object.keys(complainant).length > 0
        ? this.texts.prepare({ platformId, kind: 'complainant', text: JSON.stringify(complainant) })
        : null;
    const sealedReasons =
      reasons === null ? null : this.texts.prepare({ platformId, kind: 'complaint-reasons', text: reasons });
    const { email } = complainant;
    const complaint = {
      platformId,
      id: one.id,
      reference: newReference('C'),
      decisionId: about.decisionId,
      firstDecider: about.firstDecider,
      side: one.side,
      noticeId: one.noticeId,
      recipientId: one.recipientId,
      flaggedUnderTerms: one.flaggedUnderTerms,
      ofTrustedFlagger: one.ofTrustedFlagger,
      basis: one.basis,
      mandated: complainant.representedBy !== undefined,
      channel: one.channel,
      receivedAt: one.receivedAt,
      receivedAtSource: 'import',
      recordedAt,
      origin: 'import',
      importBatch: batch.id,
      externalId: one.externalId,
      informedAt: one.informed?.at ?? null,
      windowEndsAt: one.informed?.windowEndsAt ?? null,
      language: one.language,
      complainantHmac: email ? this.sealer.hmac('email', normaliseEmail(email)) : null,
      textId: text.id,
      textHash: text.saltedHash,
      identityId: identity?.id ?? null,
      aboutMeasure: false,
    };
    const decision = {
      platformId,
      complaintId: one.id,
      id: newId(),
      outcome: one.outcome,
      omission: one.omission,
      firstDecider: about.firstDecider,
      manifestlyUnfounded: one.manifestlyUnfounded,
      newDecisionId: one.newDecisionId,
      imposesNewRestriction: one.imposesNewRestriction,
      reasonsId: sealedReasons?.id ?? null,
      reasonsHash: sealedReasons?.saltedHash ?? null,
      occurredAt: one.decidedAt,
      recordedAt,
      aboutMeasure: false,
      origin: 'import',
    };
    return {
      complaint: { row: complaint, sealed: identity ? [text, identity] : [text] },
      decision: { row: decision, sealed: sealedReasons ? [sealedReasons] : [] },
    };
  }
}

function caseOf({ id, about, receivedAt, omission }: EarlierComplaint, platformId: string) {
  return {
    platformId,
    complaintId: id,
    caseId: about.caseId,
    state: omission === 'withdrawn' ? 'withdrawn' : 'decided',
    language: about.language,
    skill: about.skill,
    dueAt: receivedAt,
    urgentAt: receivedAt,
  };
}
