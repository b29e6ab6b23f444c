import { Injectable } from '@nestjs/common';
import { allegesChildSexualAbuse } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { Measures, type MeasureKey, type MeasureRecord } from '../measures/index.js';
import { Recipients } from '../recipients/index.js';
import type { Dispute } from './dispute.js';
import { DisputedDecisionQuery, type DisputedDecision } from './disputed-decision.query.js';

/** What a dispute is about, and what of it the dispute must know: a decision, or a measure of the platform's own systems. */
export interface Disputed {
  readonly decision: DisputedDecision | null;
  readonly measure: MeasureRecord | null;
  /** Of a measure: when it was applied. */
  readonly decidedAt: Date;
  /** That who reads about it must have. */
  readonly skill: string;
  /** Whose content it is about, as far as the platform described them. */
  readonly recipientId: string | null;
  /** As the platform names it. */
  readonly contentName: string | null;
}

@Injectable()
export class FindDisputedService {
  constructor(
    private readonly decisions: DisputedDecisionQuery,
    private readonly measures: Measures,
    private readonly recipients: Recipients,
  ) {}

  /** Null when the platform has no such decision or measure. */
  find(
    tx: Tx,
    platformId: string,
    { decisionId, measure }: Pick<Dispute, 'decisionId' | 'measure'>,
  ): Promise<Disputed | null> {
    return measure ? this.measure(tx, platformId, measure) : this.decision(tx, platformId, decisionId!);
  }

  private async decision(tx: Tx, platformId: string, decisionId: string): Promise<Disputed | null> {
    const decision = await this.decisions.find(tx, platformId, decisionId);
    if (!decision) return null;
    const { decidedAt, skill, recipientId, contentName } = decision;
    return { decision, measure: null, decidedAt, skill, recipientId, contentName };
  }

  private async measure(tx: Tx, platformId: string, key: MeasureKey): Promise<Disputed | null> {
    const measure = await this.measures.find(tx, platformId, key);
    if (!measure) return null;
    const { recipientExternalId: concerned } = measure;
    const ids = concerned === null ? null : await this.recipients.idsOf(tx, platformId, [concerned]);
    return {
      decision: null,
      measure,
      decidedAt: measure.occurredAt,
      skill: allegesChildSexualAbuse(measure.keyword) ? 'child-safety' : 'general',
      recipientId: (concerned !== null && ids?.get(concerned)) || null,
      contentName: measure.contentExternalId,
    };
  }
}
