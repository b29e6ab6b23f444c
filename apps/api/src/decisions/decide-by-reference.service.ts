import { Injectable } from '@nestjs/common';
import { RestrictionsQuery } from '../enforcement/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms } from '../platforms/index.js';
import { Review, type ClosedCase } from '../review/index.js';
import { DecideCaseService } from './decide-case.service.js';
import { DecidedCaseQuery } from './decided-case.query.js';
import type { DecisionTexts } from './decision-texts.js';
import { decisionSuperseded, referenceDiffers } from './decision.problems.js';
import type { DecisionContent, FindingContent } from './decision.js';
import { DecisionsRepository, type DecisionRow } from './decisions.repository.js';
import { FindingsRepository } from './findings.repository.js';
import { contentByReference, differencesOf, groundNames } from './reference.rules.js';

export interface Reference {
  readonly platformId: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly seenThrough: string;
  readonly decisionId: string;
  /** What was found, where the earlier words do not do. */
  readonly facts?: string;
}

/** Answers repeated notices on an unchanged content by what was decided of it (Art. 16(5)); always a person who holds the case. */
@Injectable()
export class DecideByReferenceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly review: Review,
    private readonly decideCase: DecideCaseService,
    private readonly decisions: DecisionsRepository,
    private readonly cases: DecidedCaseQuery,
    private readonly findings: FindingsRepository,
    private readonly restrictions: RestrictionsQuery,
    private readonly texts: SealedTexts,
  ) {}

  /** The id of the decision. Problems: `lease-lost`, `invalid-input`, `not-found`, `decision-superseded`, `reference-differs`. */
  async decide(reference: Reference): Promise<string> {
    const { platformId, decisionId } = reference;
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const earlier = await this.decisions.find(tx, platformId, decisionId);
      if (!earlier) {
        throw invalidInput([{ pointer: '#/decisionId', detail: 'must be another decision of this platform' }]);
      }
      const restsOn = [decisionId, ...(await this.decisions.repeated(tx, platformId, decisionId))];
      for (const id of restsOn) {
        const supersededById = await this.decisions.supersededBy(tx, platformId, id);
        if (supersededById) throw decisionSuperseded(supersededById);
      }
      const contentOf = (closed: ClosedCase) => this.contentOf(tx, reference, earlier, restsOn, closed);
      return this.decideCase.decideWith(tx, profile, reference, contentOf, this.clock.now());
    });
  }

  /** Once the case is closed, what came after the snapshot has moved on: only what is answered is compared. */
  private async contentOf(
    tx: Tx,
    { platformId, caseId, facts }: Reference,
    earlier: DecisionRow,
    restsOn: readonly string[],
    closed: ClosedCase,
  ): Promise<DecisionContent> {
    const text = (await this.texts.read(tx, platformId, [earlier.textId])).get(earlier.textId);
    const said = text === undefined ? null : (JSON.parse(text) as DecisionTexts);
    if (!said && !facts) {
      throw invalidInput([{ pointer: '#/facts', detail: 'must say what was found: the earlier words are erased' }]);
    }
    const before = await this.cases.facts(tx, platformId, earlier.caseId);
    const chains = await Promise.all(restsOn.map((id) => this.decisions.chain(tx, platformId, id)));
    const imposed = await this.restrictions.ofDecisions(tx, platformId, chains.flat());
    const found = await this.findings.countByOutcome(tx, platformId, earlier.id);
    const { subject } = closed;
    const differences = differencesOf(
      {
        subjectId: subject.id,
        contentId: subject.contentId,
        contentVersion: subject.contentVersion,
        alleged: await this.review.allegations(tx, platformId, caseId),
        hasOrder: closed.cause === 'order',
      },
      {
        ...groundNames(said ?? { ground: null }),
        subjectId: before.subject.id,
        contentId: before.subject.contentId,
        contentVersion: before.subject.contentVersion,
        alleged: await this.review.allegations(tx, platformId, earlier.caseId),
        outcome: earlier.outcome,
        category: earlier.category,
        findings: found.map(({ outcome }) => outcome),
        isInForce: imposed.some(({ state }) => state === 'imposed' || state === 'in-effect'),
      },
    );
    if (differences.length > 0) throw referenceDiffers(differences);
    const stated = { id: earlier.id, outcome: earlier.outcome, facts: facts ?? said!.facts };
    return contentByReference(stated, await this.findingOf(tx, earlier));
  }

  private async findingOf(tx: Tx, { platformId, id }: DecisionRow): Promise<FindingContent | null> {
    const [one] = await this.findings.page(tx, platformId, id, null, 1);
    if (!one) return null;
    const { outcome, law, provision, memberState } = one;
    return {
      outcome,
      law: law ?? undefined,
      provision: provision ?? undefined,
      memberState: memberState ?? undefined,
    };
  }
}
