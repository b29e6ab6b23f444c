import { Injectable } from '@nestjs/common';
import { allegesChildSexualAbuse } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Problem } from '../infrastructure/problem/index.js';
import { Measures, type MeasureKey } from '../measures/index.js';
import { Notices } from '../notices/index.js';
import type { PlatformProfile, RestrictionType } from '../platforms/index.js';
import { ShowStatementService } from '../statements-of-reasons/index.js';
import { complaintWindowClosed } from './complaint.problems.js';
import { ComplainedQuery } from './complained.query.js';
import { SubmitComplaintService, type TicketSubject } from './submit-complaint.service.js';

/** A decision as it was told to who complains of it. */
export interface ExplainedDecision {
  readonly decidedAt: Date;
  readonly outcome: 'restrict' | 'no-action';
  readonly restrictions: readonly RestrictionType[];
  /** Of the notifier's notice; null for a recipient. */
  readonly noticeReference: string | null;
  readonly locations: readonly string[];
  /** The statement of reasons in the words that were sent, without the link; null for a notifier, or when erased. */
  readonly statement: string | null;
}

export interface ExplainedTicket {
  /** Null for a suspension. */
  readonly decision: ExplainedDecision | null;
  /** The last day of a window that is over, `YYYY-MM-DD`; null while a complaint can be lodged. */
  readonly closedSince: string | null;
}

/** Says to the holder of a ticket what it is about, and whether there is still time. */
@Injectable()
export class ExplainDecisionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly complained: ComplainedQuery,
    private readonly submitting: SubmitComplaintService,
    private readonly measures: Measures,
    private readonly notices: Notices,
    private readonly statements: ShowStatementService,
  ) {}

  /** Problems: those of judging a complaint, but for the window. */
  explain(profile: PlatformProfile, about: TicketSubject): Promise<ExplainedTicket> {
    return this.db.read(async (tx) => ({
      closedSince: await this.closedSince(tx, profile, about),
      decision: await this.explained(tx, profile, about),
    }));
  }

  private async closedSince(tx: Tx, profile: PlatformProfile, about: TicketSubject): Promise<string | null> {
    try {
      await this.submitting.complained(tx, profile, about, { receivedAt: this.clock.now() });
      return null;
    } catch (error) {
      if (!(error instanceof Problem) || error.slug !== complaintWindowClosed.slug) throw error;
      return error.members.lastDay as string;
    }
  }

  private async explained(tx: Tx, profile: PlatformProfile, about: TicketSubject): Promise<ExplainedDecision | null> {
    if ('decisionId' in about) return this.decision(tx, profile.id, about);
    return 'measureId' in about ? this.measure(tx, profile, about) : null;
  }

  /** What the platform's own systems did, as the recipient was told. */
  private async measure(tx: Tx, profile: PlatformProfile, key: MeasureKey): Promise<ExplainedDecision> {
    const measure = (await this.measures.find(tx, profile.id, key))!;
    return {
      decidedAt: measure.occurredAt,
      outcome: 'restrict',
      restrictions: measure.restrictionTypes,
      noticeReference: null,
      locations: [],
      statement: allegesChildSexualAbuse(measure.keyword)
        ? null
        : await this.measures.statementTextOf(tx, profile, measure),
    };
  }

  private async decision(
    tx: Tx,
    platformId: string,
    about: Extract<TicketSubject, { decisionId: string }>,
  ): Promise<ExplainedDecision> {
    const decision = (await this.complained.decision(tx, about.decisionId, platformId))!;
    const isNotifier = about.side === 'notifier';
    const notice = isNotifier ? await this.complained.notice(tx, decision, { id: about.id! }) : null;
    const mayShowTexts = decision.skill !== 'child-safety';
    const locations =
      notice && mayShowTexts ? await this.notices.locationsOf(tx, platformId, [...notice.itemIds]) : new Map();
    const statement =
      !isNotifier && mayShowTexts && decision.statementId
        ? await this.statements.find(tx, platformId, decision.statementId, true)
        : null;
    return {
      decidedAt: decision.occurredAt,
      outcome: decision.outcome,
      restrictions: decision.outcome === 'restrict' ? decision.restrictions : [],
      noticeReference: notice?.reference ?? null,
      locations: (notice?.itemIds ?? []).flatMap(
        (id) => (locations.get(id) as { value: string } | undefined)?.value ?? [],
      ),
      statement: statement?.content?.text ?? null,
    };
  }
}
