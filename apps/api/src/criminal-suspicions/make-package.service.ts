import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { makeArchive } from '../infrastructure/archive.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { forbidden, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms } from '../platforms/index.js';
import { EvidenceQuery } from './evidence.query.js';
import { PackageFilesService } from './package-files.service.js';
import { ReportsRepository } from './reports.repository.js';
import { SuspicionsRepository } from './suspicions.repository.js';

export interface MadePackage {
  readonly exportId: string;
  readonly reference: string;
  readonly bytes: Uint8Array;
}

/** Makes the package of all relevant information for an authority (Art. 18(1)), and keeps who had it made and what it was. */
@Injectable()
export class MakePackageService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly suspicions: SuspicionsRepository,
    private readonly reports: ReportsRepository,
    private readonly evidence: EvidenceQuery,
    private readonly files: PackageFilesService,
  ) {}

  /**
   * The notifiers stay unnamed unless it is said why they must be named. Problems: `not-found`; `forbidden` for suspected child
   * abuse material to those who may not see it.
   */
  async make(caller: StaffCaller, id: string, { necessity }: { necessity?: string }): Promise<MadePackage> {
    const { platformId, staffId } = caller;
    const profile = await this.platforms.byId(platformId);
    const exportId = newId();
    const now = this.clock.now();
    const { suspicion, files } = await this.db.read(async (tx) => {
      const suspicion = await this.suspicions.find(tx, platformId, id);
      if (!suspicion) throw notFound();
      const isSuspectedMaterial = await this.evidence.isAboutChildAbuse(tx, platformId, suspicion.caseId);
      if (isSuspectedMaterial && !callerMay(caller, 'child-abuse:read'))
        throw forbidden('The package holds what only those who may see suspected child abuse material can open.');
      return {
        suspicion,
        files: await this.files.of(tx, profile, suspicion, { namesNotifiers: necessity !== undefined }),
      };
    });
    const about = {
      reference: suspicion.reference,
      legalBasis: 'Article 18 of Regulation (EU) 2022/2065',
      service: profile.serviceName,
      provider: profile.providerName,
      package: exportId,
      madeAt: now.toISOString(),
      notifiersNamed: necessity ?? false,
    };
    const bytes = makeArchive(files, about);
    await this.db.transaction(async (tx) => {
      const sealed =
        necessity === undefined
          ? null
          : this.texts.prepare({ platformId, kind: 'notifier-disclosure', text: necessity });
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      await this.reports.insertExport(tx, platformId, {
        id: exportId,
        suspicionId: id,
        staffId,
        namesNotifiers: sealed !== null,
        textId: sealed?.id ?? null,
        textHash: sealed?.saltedHash ?? null,
        sha256: createHash('sha256').update(bytes).digest(),
        sizeBytes: bytes.length,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'criminal-suspicion.exported',
          article: '18(1)',
          entityKind: 'criminal-suspicion',
          entityId: id,
          details: { namesNotifiers: sealed !== null, bytes: bytes.length },
        },
      ]);
    });
    return { exportId, reference: suspicion.reference, bytes };
  }
}
