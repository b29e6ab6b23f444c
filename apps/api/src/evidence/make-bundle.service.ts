import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, type AuditDetails, code } from '../audit/index.js';
import { InformationRequests } from '../information-requests/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { type JobContext, JobHandlers } from '../infrastructure/jobs/index.js';
import { SealedFiles, type StoredFile, whileNothingIsErased } from '../infrastructure/sealing/index.js';
import { archiveBytesAtMost } from '../infrastructure/zip-format.js';
import { ArchiveTooLarge, zip } from '../infrastructure/zip-writer.js';
import { Platforms } from '../platforms/index.js';
import { BundleCasesRepository } from './bundle-cases.repository.js';
import type { BundleFailure, EvidenceBundle } from './bundle.js';
import { bundleAfter } from './bundle.rules.js';
import { BundlesRepository } from './bundles.repository.js';
import { makeBundleJob } from './evidence.jobs.js';
import { FindCasesService } from './find-cases.service.js';
import { type BundleSummary, WriteBundleService } from './write-bundle.service.js';

/** Makes the archive of a bundle as a job: an attempt that ends with its worker is followed by another, over the same cases. */
@Injectable()
export class MakeBundleService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly requests: InformationRequests,
    private readonly bundles: BundlesRepository,
    private readonly cases: BundleCasesRepository,
    private readonly findCases: FindCasesService,
    private readonly writeBundle: WriteBundleService,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.register(makeBundleJob, ({ platformId, bundleId }, context) =>
      this.make(platformId, bundleId, context),
    );
  }

  private async make(platformId: string, bundleId: string, { signal, isLastAttempt }: JobContext): Promise<void> {
    const bundle = await this.begin(platformId, bundleId);
    if (!bundle) return;
    try {
      const { stored, summary, caseCount } = await this.store(bundle, signal);
      const isFinished = await this.finish(bundle, stored, { ...summary, caseCount });
      if (!isFinished) await this.files.erase(stored.fileId);
    } catch (error) {
      const isTooLarge = error instanceof ArchiveTooLarge;
      if (isTooLarge || isLastAttempt) await this.fail(bundle, isTooLarge ? 'too-large' : 'internal');
      if (!isTooLarge) throw error;
    }
  }

  /** Its cases are found in the same transaction, once. Null when there is nothing to make. */
  private begin(platformId: string, bundleId: string): Promise<EvidenceBundle | null> {
    return this.db.transaction(async (tx) => {
      await whileNothingIsErased(tx, platformId); // a request of an authority keeps the cases of its bundles
      const bundle = await this.bundles.lock(tx, platformId, bundleId);
      if (!bundle || bundleAfter(bundle.state, 'begin') === null) return null;
      if (bundle.attempts === 0) await this.findCases.find(tx, bundle);
      await this.bundles.begin(tx, bundle, this.clock.now());
      return { ...bundle, attempts: bundle.attempts + 1 };
    });
  }

  private async store(bundle: EvidenceBundle, signal: AbortSignal) {
    const { platformId, id, requestId } = bundle;
    const profile = await this.platforms.byId(platformId);
    const { caseCount, request } = await this.db.read(async (tx) => ({
      caseCount: await this.cases.count(tx, platformId, id),
      request: requestId === null ? null : await this.requests.byId(tx, platformId, requestId),
    }));
    const context = {
      profile,
      caseCount,
      madeAt: this.clock.now(),
      request: request && {
        authority: request.authority,
        reference: request.authorityReference,
        legalBasis: request.legalBasis,
      },
      onStep: async (step: string, done: number, total: number) => {
        signal.throwIfAborted();
        await this.db.transaction((tx) => this.bundles.progress(tx, bundle, step, done, total));
      },
    };
    let summary: BundleSummary | undefined;
    const archive = zip(this.writeBundle.files(bundle, context, (known) => (summary = known)));
    const stored = await this.files.put(archive, { maxBytes: archiveBytesAtMost });
    return { stored, summary: summary!, caseCount };
  }

  /** False when another attempt was quicker. */
  private finish(
    { platformId, id, attempts }: EvidenceBundle,
    stored: StoredFile,
    known: BundleSummary & { readonly caseCount: number },
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const bundle = (await this.bundles.lock(tx, platformId, id))!;
      if (bundleAfter(bundle.state, 'finish') === null || bundle.attempts !== attempts) return false;
      const { fileId: storageKey, wrappedKey, bytes: sizeBytes, sha256 } = stored;
      await this.bundles.finish(tx, bundle, { ...known, storageKey, wrappedKey, sizeBytes, sha256 }, this.clock.now());
      await this.tell(tx, bundle, 'made', { cases: known.caseCount, bytes: sizeBytes, attempts });
      return true;
    });
  }

  private fail({ platformId, id }: EvidenceBundle, failure: BundleFailure): Promise<void> {
    return this.db.transaction(async (tx) => {
      const bundle = (await this.bundles.lock(tx, platformId, id))!;
      if (bundleAfter(bundle.state, 'fail') === null) return;
      await this.bundles.fail(tx, bundle, failure, this.clock.now());
      await this.tell(tx, bundle, 'failed', { attempts: bundle.attempts, failure: code(failure) });
    });
  }

  private tell(tx: Tx, { platformId, id }: EvidenceBundle, what: string, details: AuditDetails) {
    return this.audit.append(tx, [
      { platformId, action: `evidence.${what}`, entityKind: 'evidence-bundle', entityId: id, details },
    ]);
  }
}
