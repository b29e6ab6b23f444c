import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/index.js';
import { MeasuresModule } from '../measures/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { StaffModule } from '../staff/index.js';
import { AccessRequestPages } from './access-request-pages.js';
import { AccessRequestsController } from './access-requests.controller.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { AnswerAccessRequestService } from './answer-access-request.service.js';
import { EraseFilesService } from './erase-files.service.js';
import { EraseOrphansService } from './erase-orphans.service.js';
import { EraseRecordService } from './erase-record.service.js';
import { EraseRequestsService } from './erase-requests.service.js';
import { ErasuresRepository } from './erasures.repository.js';
import { FactsQuery } from './facts.query.js';
import { LookAtRecordService } from './look-at-record.service.js';
import { MakeAccessArchiveService } from './make-access-archive.service.js';
import { PartsQuery } from './parts.query.js';
import { PersonCopyQuery } from './person-copy.query.js';
import { PersonQuery } from './person.query.js';
import { PoliciesRepository } from './policies.repository.js';
import { RegisterAccessRequestService } from './register-access-request.service.js';
import { RetentionController } from './retention.controller.js';
import { ShowRetentionService } from './show-retention.service.js';
import { StoredFilesQuery } from './stored-files.query.js';
import { SweepRecordsService } from './sweep-records.service.js';
import { WeighRecordService } from './weigh-record.service.js';

@Module({
  imports: [EvidenceModule, MeasuresModule, PlatformsModule, StaffModule],
  controllers: [AccessRequestsController, RetentionController],
  providers: [
    AccessRequestPages,
    AccessRequestsRepository,
    AnswerAccessRequestService,
    EraseFilesService,
    EraseOrphansService,
    EraseRecordService,
    EraseRequestsService,
    ErasuresRepository,
    FactsQuery,
    MakeAccessArchiveService,
    PartsQuery,
    PersonCopyQuery,
    PersonQuery,
    PoliciesRepository,
    RegisterAccessRequestService,
    ShowRetentionService,
    StoredFilesQuery,
    SweepRecordsService,
    WeighRecordService,
    LookAtRecordService,
  ],
})
export class RetentionModule {}
