import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, type KeyCaller, type StaffCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedFiles, SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import type { BundleState, EvidenceBundle } from './bundle.js';
import { BundlesRepository } from './bundles.repository.js';
import { bundleNotMade } from './evidence.problems.js';

export interface ShownBundle {
  readonly bundle: EvidenceBundle;
  /** Why persons are named; null when they are not, when erased, and for those who make no bundles. */
  readonly necessity: string | null;
}

/** Shows what bundles there are and how far they are, and hands out the archive of one. */
@Injectable()
export class ShowBundlesService {
  constructor(
    private readonly db: Database,
    private readonly bundles: BundlesRepository,
    private readonly texts: SealedTexts,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  /** Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, id: string): Promise<ShownBundle> {
    return this.db.read(async (tx) => {
      const bundle = await this.bundles.find(tx, platformId, id);
      if (!bundle) throw notFound();
      const { necessityId } = bundle;
      if (necessityId === null || !callerMay(caller, 'evidence:make')) return { bundle, necessity: null };
      const texts = await this.texts.read(tx, platformId, [necessityId]);
      return { bundle, necessity: texts.get(necessityId) ?? null };
    });
  }

  /** The newest first. */
  async list(
    platformId: string,
    asked: {
      readonly limit: number;
      readonly after?: string;
      readonly requestId?: string;
      readonly state?: BundleState;
    },
  ): Promise<Page<EvidenceBundle>> {
    const [after] = readPageKey(asked.after, ['id']) ?? [];
    const rows = await this.db.read((tx) => this.bundles.page(tx, platformId, { ...asked, after }, asked.limit + 1));
    return pageOf(rows, asked.limit, ({ id }) => pageKey(id));
  }

  /** The archive; that somebody takes it is on record before it leaves. Problems: `not-found`, `bundle-not-made`. */
  async download({ platformId }: StaffCaller, id: string): Promise<{ bytes: number; content: Readable }> {
    const made = await this.db.transaction(async (tx) => {
      const bundle = await this.bundles.find(tx, platformId, id);
      if (!bundle) throw notFound();
      if (!bundle.made) throw bundleNotMade(bundle.state);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'evidence.downloaded',
          entityKind: 'evidence-bundle',
          entityId: id,
          details: { namesPersons: bundle.namesPersons },
        },
      ]);
      return bundle.made;
    });
    return { bytes: made.sizeBytes, content: this.files.get(made.storageKey, made.wrappedKey) };
  }
}
