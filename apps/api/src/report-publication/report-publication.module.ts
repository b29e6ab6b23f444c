import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { StaffModule } from '../staff/index.js';
import { TransparencyReportsModule } from '../transparency-reports/index.js';
import { CheckReportService } from './check-report.service.js';
import { CheckedReportsRepository } from './checked-reports.repository.js';
import { ExpectedReportsController } from './expected-reports.controller.js';
import { ExpectedReportsRepository } from './expected-reports.repository.js';
import { PublicReportsController } from './pages/public-reports.controller.js';
import { PublishedFilesController } from './pages/published-files.controller.js';
import { PublicReportsPages } from './pages/public-reports.pages.js';
import { PublishReportService } from './publish-report.service.js';
import { ShowVersionsService } from './show-versions.service.js';
import { VersionsController } from './versions.controller.js';
import { VersionsRepository } from './versions.repository.js';
import { WarnOfDeadlinesService } from './warn-of-deadlines.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, NoticesModule, TransparencyReportsModule],
  controllers: [VersionsController, ExpectedReportsController, PublicReportsController, PublishedFilesController],
  providers: [
    CheckedReportsRepository,
    VersionsRepository,
    ExpectedReportsRepository,
    CheckReportService,
    ShowVersionsService,
    PublishReportService,
    WarnOfDeadlinesService,
    PublicReportsPages,
  ],
})
export class ReportPublicationModule {}
