import './compliance-audit.jobs.js';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { LiveEventsModule } from '../live-events/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { ResponseTimesModule } from '../response-times/index.js';
import { StaffModule } from '../staff/index.js';
import { AskAuditService } from './ask-audit.service.js';
import { AuditSubjectQuery } from './audit-subject.query.js';
import { ComplianceAuditsController } from './compliance-audits.controller.js';
import { ComplianceAuditsRepository } from './compliance-audits.repository.js';
import { ComposeReportService } from './compose-report.service.js';
import { FormProbesRepository } from './form-probes.repository.js';
import { MakeAuditService } from './make-audit.service.js';
import * as sections from './sections/index.js';
import { ShowAuditsService } from './show-audits.service.js';
import { WatchFormService } from './watch-form.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, LiveEventsModule, ResponseTimesModule],
  controllers: [ComplianceAuditsController],
  providers: [
    ...Object.values(sections),
    AskAuditService,
    AuditSubjectQuery,
    ComplianceAuditsRepository,
    ComposeReportService,
    FormProbesRepository,
    MakeAuditService,
    ShowAuditsService,
    WatchFormService,
  ],
})
export class ComplianceAuditModule {}
