import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { InformationRequests, isGivenUp } from '../information-requests/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import type { EvidenceBundle } from './bundle.js';
import { bundleAfter, makingAttempts } from './bundle.rules.js';
import { BundlesRepository } from './bundles.repository.js';
import { keyOfBundleJob, makeBundleJob } from './evidence.jobs.js';
import { bundleAnswered, bundleNeedsSecondPerson, bundleRequestGivenUp } from './evidence.problems.js';

/** A second person agrees that a bundle names persons, or does not. */
@Injectable()
export class AnswerBundleService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly bundles: BundlesRepository,
    private readonly requests: InformationRequests,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `bundle-answered`, `bundle-needs-second-person`, `bundle-request-given-up`. */
  answer({ platformId, staffId }: StaffCaller, id: string, { approved }: { approved: boolean }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const bundle = await this.bundles.lock(tx, platformId, id);
      if (!bundle) throw notFound();
      const state = bundleAfter(bundle.state, approved ? 'approve' : 'refuse');
      if (state === null) throw bundleAnswered(bundle.state);
      if (bundle.askedBy === staffId) throw bundleNeedsSecondPerson();
      if (approved) await this.refuseForNobody(tx, bundle);
      await this.bundles.answer(tx, bundle, { by: staffId, at: this.clock.now(), state });
      if (approved)
        await this.jobs.add(
          tx,
          makeBundleJob,
          { platformId, bundleId: id },
          { maxAttempts: makingAttempts, key: keyOfBundleJob(id) },
        );
      await this.audit.append(tx, [
        {
          platformId,
          action: approved ? 'evidence.approved' : 'evidence.refused',
          entityKind: 'evidence-bundle',
          entityId: id,
        },
      ]);
    });
  }

  /** The authority may have taken its request back since the bundle was asked for. */
  private async refuseForNobody(tx: Tx, { platformId, requestId }: EvidenceBundle): Promise<void> {
    const request = requestId === null ? null : await this.requests.held(tx, platformId, requestId);
    if (request && isGivenUp(request.state)) throw bundleRequestGivenUp(request.state);
  }
}
