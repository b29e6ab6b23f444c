import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import type { EvidenceBundle } from './bundle.js';
import { bundleAfter, makingAttempts, stepWhenLost } from './bundle.rules.js';
import { BundlesRepository } from './bundles.repository.js';
import { keyOfBundleJob, makeBundleJob } from './evidence.jobs.js';

export const rescueBundlesSweep = 'rescue-evidence-bundles';
const everySeconds = 60;

/** Finds bundles that nothing works on any more, such as one whose worker was killed in the last attempt, so that nobody waits for ever. */
@Injectable()
export class RescueBundlesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly bundles: BundlesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.every(rescueBundlesSweep, everySeconds, async () => {
      for (const bundle of await this.db.read((tx) => this.bundles.unfinished(tx))) await this.rescue(bundle);
    });
  }

  /** A bundle is finished in the transaction that locks it: what is read under the lock is true. */
  private rescue({ platformId, id }: Pick<EvidenceBundle, 'platformId' | 'id'>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const bundle = await this.bundles.lock(tx, platformId, id);
      const key = keyOfBundleJob(id);
      if (!bundle || (await this.jobs.living(tx, [key])).has(key)) return;
      const now = this.clock.now();
      const step = stepWhenLost(bundle, now);
      if (bundleAfter(bundle.state, step) === null) return;
      if (step === 'fail') await this.bundles.fail(tx, bundle, 'interrupted', now);
      else {
        await this.bundles.restart(tx, bundle);
        const maxAttempts = makingAttempts - bundle.attempts;
        await this.jobs.add(tx, makeBundleJob, { platformId, bundleId: id }, { maxAttempts, key });
      }
      await this.audit.append(tx, [
        {
          platformId,
          action: step === 'fail' ? 'evidence.failed' : 'evidence.restarted',
          entityKind: 'evidence-bundle',
          entityId: id,
          details: { attempts: bundle.attempts, ...(step === 'fail' && { failure: code('interrupted') }) },
        },
      ]);
    });
  }
}
