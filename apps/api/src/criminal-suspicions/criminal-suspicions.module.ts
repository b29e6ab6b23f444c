import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { StaffModule } from '../staff/index.js';
import { AuthoritiesController } from './authorities.controller.js';
import { AuthoritiesRepository } from './authorities.repository.js';
import { CasesToScreenQuery } from './cases-to-screen.query.js';
import { EvidenceQuery } from './evidence.query.js';
import { FreezeEvidenceService } from './freeze-evidence.service.js';
import { FreezesRepository } from './freezes.repository.js';
import { HoldBackService } from './hold-back.service.js';
import { KeepAuthoritiesService } from './keep-authorities.service.js';
import { MakePackageService } from './make-package.service.js';
import { PackageFilesService } from './package-files.service.js';
import { RaiseController } from './raise.controller.js';
import { RaiseSuspicionService } from './raise-suspicion.service.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportSuspicionService } from './report-suspicion.service.js';
import { ScreenCasesService } from './screen-cases.service.js';
import { ScreeningsRepository } from './screenings.repository.js';
import { ShowSuspicionService } from './show-suspicion.service.js';
import { StepSuspicionService } from './step-suspicion.service.js';
import { SuspicionHoldsController } from './suspicion-holds.controller.js';
import { SuspicionPages } from './suspicion-pages.js';
import { SuspicionsController } from './suspicions.controller.js';
import { SuspicionsRepository } from './suspicions.repository.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, RecipientsModule, ReviewModule, NoticesModule],
  // The screening's address is not to be taken for a suspicion's id: it comes first.
  controllers: [RaiseController, SuspicionsController, SuspicionHoldsController, AuthoritiesController],
  providers: [
    AuthoritiesRepository,
    CasesToScreenQuery,
    EvidenceQuery,
    FreezeEvidenceService,
    FreezesRepository,
    HoldBackService,
    KeepAuthoritiesService,
    MakePackageService,
    PackageFilesService,
    RaiseSuspicionService,
    ReportsRepository,
    ReportSuspicionService,
    ScreenCasesService,
    ScreeningsRepository,
    ShowSuspicionService,
    StepSuspicionService,
    SuspicionPages,
    SuspicionsRepository,
  ],
  exports: [FreezeEvidenceService],
})
export class CriminalSuspicionsModule {}
