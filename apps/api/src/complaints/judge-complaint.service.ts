import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import type { Priority } from '../review/index.js';
import { possibleBases } from './complaint-basis.rules.js';
import { windowOf } from './complaint-window.rules.js';
import { complaintWindowClosed } from './complaint.problems.js';
import type { Basis } from './complaint.js';
import { ComplainedQuery, type ComplainedDecision, type ComplainingNotice } from './complained.query.js';
import type { Complained } from './receive-complaint.service.js';

/** Who complains of a decision. */
export type ComplainingPerson =
  | { readonly side: 'recipient'; readonly recipientId: string | null }
  | { readonly side: 'notifier'; readonly notice: { id: string } | { reference: string } };

export interface NamedDecision {
  readonly decisionId: string;
  readonly person: ComplainingPerson;
  readonly basis?: Basis;
  readonly receivedAt: Date;
  /** The field that named them, when a complaint about it cannot be. */
  readonly pointer: string;
}

/** Art. 23(2): an order outranks what is alleged, so a case of it may be about a life too. UNVERIFIED: our choice, as for notices. */
export const neverPaused: readonly Priority[] = ['order', 'threat-to-life', 'child-safety'];

/** Judges whether somebody may complain of a decision: that they were told of it, what it did to them, and until when. */
@Injectable()
export class JudgeComplaintService {
  constructor(private readonly complained: ComplainedQuery) {}

  /** Problems: `not-found`, `invalid-input`, `complaint-window-closed`. */
  async judge(tx: Tx, profile: PlatformProfile, named: NamedDecision): Promise<Complained> {
    const decision = await this.complained.decision(tx, named.decisionId, profile.id);
    if (!decision) throw notFound();
    const notice = await this.noticeOf(tx, decision, named);
    const recipientId = named.person.side === 'recipient' ? named.person.recipientId : null;
    if (recipientId && decision.recipientIds.length > 0 && !decision.recipientIds.includes(recipientId)) {
      throw invalidInput([{ pointer: named.pointer, detail: 'must be the recipient whom the decision concerns' }]);
    }
    return {
      decisionId: decision.id,
      suspensionId: null,
      measure: null,
      firstDecider: decision.decidedBy,
      caseId: decision.caseId,
      side: named.person.side,
      noticeId: notice?.id ?? null,
      contactNoticeId: notice?.id ?? null,
      recipientId,
      flaggedUnderTerms: notice?.isTermsFlag ?? false,
      ofTrustedFlagger: notice?.ofTrustedFlagger ?? false,
      basis: basisOf(decision, notice, named),
      ...(await this.window(tx, profile, decision, notice, named.receivedAt)),
      skill: decision.skill,
      language: decision.language,
      neverPauses: neverPaused.includes(decision.priority),
    };
  }

  private async noticeOf(
    tx: Tx,
    decision: ComplainedDecision,
    { person, pointer }: NamedDecision,
  ): Promise<ComplainingNotice | null> {
    if (person.side === 'recipient') return null;
    const notice = await this.complained.notice(tx, decision, person.notice);
    if (!notice) throw invalidInput([{ pointer, detail: 'must be a notice that the decision answers' }]);
    return notice;
  }

  private async window(
    tx: Tx,
    profile: PlatformProfile,
    { platformId, caseId }: ComplainedDecision,
    notice: ComplainingNotice | null,
    receivedAt: Date,
  ): Promise<Pick<Complained, 'informedAt' | 'windowEndsAt'>> {
    const informedAt = await this.complained.informedAt(tx, platformId, caseId, notice?.id ?? null);
    if (!informedAt) return { informedAt: null, windowEndsAt: null };
    const { lastDay, endsAt } = windowOf(informedAt, profile.timeZone);
    if (receivedAt >= endsAt) throw complaintWindowClosed(lastDay);
    return { informedAt, windowEndsAt: endsAt };
  }
}

function basisOf(
  { outcome, restrictions }: ComplainedDecision,
  notice: ComplainingNotice | null,
  { basis, person, pointer }: NamedDecision,
): Basis {
  const possible = possibleBases({ side: person.side, outcome, restrictions, foundAny: notice?.foundAny ?? false });
  if (!possible[0]) throw invalidInput([{ pointer, detail: 'must be a decision that restricted something' }]);
  if (basis && !possible.includes(basis)) {
    throw invalidInput([{ pointer: '#/basis', detail: `must fit the decision: ${possible.join(', ')}` }]);
  }
  return basis ?? possible[0];
}
