import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { undetermined } from '../review/index.js';
import { windowOf } from './complaint-window.rules.js';
import { complaintWindowClosed } from './complaint.problems.js';
import { ComplainedQuery } from './complained.query.js';
import type { Complained } from './receive-complaint.service.js';

/**
 * Judges a complaint about a suspension of processing (Art. 23(2)). UNVERIFIED: it is counted as one about the service, which is
 * suspended in part (Art. 20(1)(b)).
 */
@Injectable()
export class JudgeSuspensionComplaintService {
  constructor(private readonly complained: ComplainedQuery) {}

  /** Problems: `not-found`, `complaint-window-closed`. */
  async judge(tx: Tx, profile: PlatformProfile, suspensionId: string, receivedAt: Date): Promise<Complained> {
    const suspension = await this.complained.suspension(tx, suspensionId, profile.id);
    if (!suspension) throw notFound();
    const { informedAt, recipientId } = suspension;
    const window = informedAt && windowOf(informedAt, profile.timeZone);
    if (window && receivedAt >= window.endsAt) throw complaintWindowClosed(window.lastDay);
    return {
      decisionId: null,
      suspensionId,
      measure: null,
      firstDecider: suspension.decidedBy,
      caseId: null,
      side: recipientId ? 'recipient' : 'notifier',
      noticeId: null,
      contactNoticeId: suspension.latestNoticeId,
      recipientId,
      flaggedUnderTerms: false,
      ofTrustedFlagger: false,
      basis: 'service',
      informedAt,
      windowEndsAt: window?.endsAt ?? null,
      skill: 'general',
      language: undetermined,
      neverPauses: true,
    };
  }
}
