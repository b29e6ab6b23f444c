import './transparency-database.jobs.js';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { AcceptedDaysRepository } from './accepted-days.repository.js';
import { BatchesRepository } from './batches.repository.js';
import { ConnectionsRepository } from './connections.repository.js';
import { ConnectService } from './connect.service.js';
import { FetchDumpService } from './fetch-dump.service.js';
import { MeasureFactsQuery } from './measure-facts.query.js';
import { MeasurePositionsRepository } from './measure-positions.repository.js';
import { MendSubmissionService } from './mend-submission.service.js';
import { PauseConnectionService } from './pause-connection.service.js';
import { PayloadTexts } from './payload-texts.js';
import { PrepareSubmissionsService } from './prepare-submissions.service.js';
import { Puids } from './puid.js';
import { QueueQuery } from './queue.query.js';
import { ReconcileService } from './reconcile.service.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { SendingMetrics } from './sending.metrics.js';
import { SendStatementsService } from './send-statements.service.js';
import { ShowSubmissionsService } from './show-submissions.service.js';
import { StatementFactsQuery } from './statement-facts.query.js';
import { SubmissionMonthsRepository } from './submission-months.repository.js';
import { SubmissionsQuery } from './submissions.query.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { SubmitMeasuresService } from './submit-measures.service.js';
import { SubmittedStatementsController } from './submitted-statements.controller.js';
import { TransparencyDatabaseClient } from './transparency-database.client.js';
import { TransparencyDatabaseController } from './transparency-database.controller.js';

@Module({
  imports: [AuditModule, PlatformsModule, RecipientsModule, NoticesModule, StatementsOfReasonsModule],
  controllers: [TransparencyDatabaseController, SubmittedStatementsController],
  providers: [
    AcceptedDaysRepository,
    BatchesRepository,
    ConnectService,
    ConnectionsRepository,
    FetchDumpService,
    MeasureFactsQuery,
    MeasurePositionsRepository,
    MendSubmissionService,
    PauseConnectionService,
    PayloadTexts,
    PrepareSubmissionsService,
    Puids,
    QueueQuery,
    ReconcileService,
    ReconciliationsRepository,
    SendStatementsService,
    SendingMetrics,
    ShowSubmissionsService,
    StatementFactsQuery,
    SubmissionMonthsRepository,
    SubmissionsQuery,
    SubmissionsRepository,
    SubmitMeasuresService,
    TransparencyDatabaseClient,
  ],
})
export class TransparencyDatabaseModule {}
