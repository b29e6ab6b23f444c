import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import type { DecisionContent } from './decision.js';
import { DecisionsRepository } from './decisions.repository.js';

/** What a decision says to repeat, on a re-upload or of the same question. */
@Injectable()
export class RepeatedDecision {
  constructor(private readonly decisions: DecisionsRepository) {}

  /** Throws `invalid-input` unless it is one of this platform, and none of those that the decision supersedes. */
  async mustBeAnother(
    tx: Tx,
    platformId: string,
    { repeatsDecisionId }: DecisionContent,
    superseded: readonly string[],
  ): Promise<void> {
    if (repeatsDecisionId === undefined) return;
    if (superseded.includes(repeatsDecisionId) || !(await this.decisions.find(tx, platformId, repeatsDecisionId))) {
      throw invalidInput([{ pointer: '#/repeatsDecisionId', detail: 'must be another decision of this platform' }]);
    }
  }
}
