import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { AuditController } from './audit.controller.js';
import { AuditEntriesQuery } from './audit-entries.query.js';
import { AuditExportController } from './audit-export.controller.js';
import { AuditExportQuery } from './audit-export.query.js';
import { AuditMonthsRepository } from './audit-months.repository.js';
import { AuditRepository } from './audit.repository.js';
import { ExportAuditService } from './export-audit.service.js';
import { InstallationExportController } from './installation-export.controller.js';
import { MakeMonthsAheadService } from './make-months-ahead.service.js';
import { ProveEntriesService } from './prove-entries.service.js';
import { SealEntriesService } from './seal-entries.service.js';
import { SealsRepository } from './seals.repository.js';
import { ServerSigningKey } from './server-signing-key.js';
import { SigningKeysController } from './signing-keys.controller.js';

/** Global: every room that changes something reports it here. */
@Global()
@Module({
  controllers: [AuditController, AuditExportController, InstallationExportController, SigningKeysController],
  providers: [
    Audit,
    AuditEntriesQuery,
    AuditExportQuery,
    AuditMonthsRepository,
    AuditRepository,
    ExportAuditService,
    MakeMonthsAheadService,
    ProveEntriesService,
    SealEntriesService,
    SealsRepository,
    ServerSigningKey,
  ],
  exports: [Audit, ExportAuditService, ProveEntriesService],
})
export class AuditModule {}
