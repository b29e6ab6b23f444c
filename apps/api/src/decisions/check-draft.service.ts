import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import type { PlatformProfile } from '../platforms/index.js';
import { ChooseClausesService } from './choose-clauses.service.js';
import type { DecisionContent } from './decision.js';
import { decisionFaults } from './decision.rules.js';
import { withCompleteFindings } from './finding.rules.js';
import { RepeatedDecision } from './repeated-decision.js';

/** Judges a decision that is to be made of many contents, before it is made of the first. */
@Injectable()
export class CheckDraftService {
  constructor(
    private readonly clauses: ChooseClausesService,
    private readonly repeats: RepeatedDecision,
  ) {}

  /** Throws `invalid-input` for whatever would be refused of a case with items; what hangs on the single case is not looked at. */
  async check(tx: Tx, profile: PlatformProfile, content: DecisionContent, now: Date): Promise<void> {
    const isSilent = content.outcome === 'no-action' && !content.finding;
    const faults = [
      ...decisionFaults(withCompleteFindings(content, true), profile, now),
      ...(isSilent ? [{ pointer: '#/finding', detail: 'must say what is found of what was notified' }] : []),
    ];
    if (faults.length > 0) throw invalidInput(faults);
    await this.repeats.mustBeAnother(tx, profile.id, content, []);
    await this.clauses.choose(tx, profile.id, content);
  }
}
