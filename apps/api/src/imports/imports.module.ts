import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ComplaintsModule } from '../complaints/index.js';
import { DisputesModule } from '../disputes/index.js';
import { OrdersModule } from '../orders/index.js';
import { DecisionsModule } from '../decisions/index.js';
import { EnforcementModule } from '../enforcement/index.js';
import { MeasuresModule } from '../measures/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { StaffModule } from '../staff/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { BatchPulse } from './batch-pulse.js';
import { EndLostBatchesService } from './end-lost-batches.service.js';
import { CsvParser } from './file-parser.js';
import { ImportBatchesRepository } from './import-batches.repository.js';
import { ImportFileService } from './import-file.service.js';
import { ImportKinds } from './import-kinds.js';
import { ImportLinesService } from './import-lines.service.js';
import { ImportedRecordsRepository } from './imported-records.repository.js';
import { ImportsController } from './imports.controller.js';
import { EarlierReferencesQuery } from './earlier-references.query.js';
import { EarlierRedressQuery } from './earlier-redress.query.js';
import { ComplaintsKind } from './kinds/complaints.kind.js';
import { DisputesKind } from './kinds/disputes.kind.js';
import { OrdersKind } from './kinds/orders.kind.js';
import { DecisionsKind } from './kinds/decisions.kind.js';
import { JudgeDecisionsService } from './kinds/judge-decisions.service.js';
import { NoticesKind } from './kinds/notices.kind.js';
import { ShowBatchesService } from './show-batches.service.js';

@Module({
  imports: [
    AuditModule,
    PlatformsModule,
    StaffModule,
    RecipientsModule,
    ReviewModule,
    NoticesModule,
    OrdersModule,
    StatementsOfReasonsModule,
    EnforcementModule,
    DecisionsModule,
    MeasuresModule,
    ComplaintsModule,
    DisputesModule,
  ],
  controllers: [ImportsController],
  providers: [
    BatchPulse,
    CsvParser,
    ComplaintsKind,
    DecisionsKind,
    DisputesKind,
    EarlierRedressQuery,
    EarlierReferencesQuery,
    EndLostBatchesService,
    ImportBatchesRepository,
    ImportFileService,
    ImportKinds,
    ImportLinesService,
    ImportedRecordsRepository,
    JudgeDecisionsService,
    NoticesKind,
    OrdersKind,
    ShowBatchesService,
  ],
})
export class ImportsModule {}
