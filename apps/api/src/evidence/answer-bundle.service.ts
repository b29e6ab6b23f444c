import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { bundleAfter, makingAttempts } from './bundle.rules.js';
import { BundlesRepository } from './bundles.repository.js';
import { keyOfBundleJob, makeBundleJob } from './evidence.jobs.js';
import { bundleAnswered, bundleNeedsSecondPerson } from './evidence.problems.js';

/** A second person agrees that a bundle names persons, or does not. */
@Injectable()
export class AnswerBundleService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly bundles: BundlesRepository,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `bundle-answered`, `bundle-needs-second-person`. */
  answer({ platformId, staffId }: StaffCaller, id: string, { approved }: { approved: boolean }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const bundle = await this.bundles.lock(tx, platformId, id);
      if (!bundle) throw notFound();
      const state = bundleAfter(bundle.state, approved ? 'approve' : 'refuse');
      if (state === null) throw bundleAnswered(bundle.state);
      if (bundle.askedBy === staffId) throw bundleNeedsSecondPerson();
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
}
