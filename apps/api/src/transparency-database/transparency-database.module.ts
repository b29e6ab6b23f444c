import './transparency-database.jobs.js';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { BatchesRepository } from './batches.repository.js';
import { ConnectService } from './connect.service.js';
import { ConnectionsRepository } from './connections.repository.js';
import { FetchDumpService } from './fetch-dump.service.js';
import { MendSubmissionService } from './mend-submission.service.js';
import { PauseConnectionService } from './pause-connection.service.js';
import { PrepareSubmissionsService } from './prepare-submissions.service.js';
import { ReconcileService } from './reconcile.service.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { SendStatementsService } from './send-statements.service.js';
import { ShowSubmissionsService } from './show-submissions.service.js';
import { StatementFactsQuery } from './statement-facts.query.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { TransparencyDatabaseClient } from './transparency-database.client.js';
import { SubmittedStatementsController, TransparencyDatabaseController } from './transparency-database.controller.js';

@Module({
  imports: [AuditModule, PlatformsModule, RecipientsModule, NoticesModule, StatementsOfReasonsModule],
  controllers: [TransparencyDatabaseController, SubmittedStatementsController],
  providers: [
    BatchesRepository,
    ConnectService,
    ConnectionsRepository,
    FetchDumpService,
    MendSubmissionService,
    PauseConnectionService,
    PrepareSubmissionsService,
    ReconcileService,
    ReconciliationsRepository,
    SendStatementsService,
    ShowSubmissionsService,
    StatementFactsQuery,
    SubmissionsRepository,
    TransparencyDatabaseClient,
  ],
})
export class TransparencyDatabaseModule {}
