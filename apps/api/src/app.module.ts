import { type DynamicModule, Module } from '@nestjs/common';
import { apiGroups } from './api-groups.js';
import { AccessModule } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CampaignsModule } from './campaigns/index.js';
import { CategoriesModule } from './categories/index.js';
import { ComplaintsModule } from './complaints/index.js';
import { ComplianceAuditModule } from './compliance-audit/index.js';
import { CorrespondenceModule } from './correspondence/index.js';
import { CriminalSuspicionsModule } from './criminal-suspicions/index.js';
import { DecisionsModule } from './decisions/index.js';
import { DisputesModule } from './disputes/index.js';
import { EnforcementModule } from './enforcement/index.js';
import { EvidenceModule } from './evidence/index.js';
import { FirstStartModule } from './first-start/index.js';
import { HttpModule } from './infrastructure/http/http.module.js';
import { type Ground, InfrastructureModule } from './infrastructure/infrastructure.module.js';
import { ImportsModule } from './imports/index.js';
import { InformationRequestsModule } from './information-requests/index.js';
import { ApiGroups } from './infrastructure/openapi/index.js';
import { JobsModule } from './infrastructure/jobs/index.js';
import { MessagesModule } from './infrastructure/messages/index.js';
import { MeasuresModule } from './measures/index.js';
import { MisuseModule } from './misuse/index.js';
import { LiveEventsModule } from './live-events/index.js';
import { NoticesModule } from './notices/index.js';
import { OrdersModule } from './orders/index.js';
import { PlatformsModule } from './platforms/index.js';
import { RecipientsModule } from './recipients/index.js';
import { ReportPublicationModule } from './report-publication/index.js';
import { RetentionModule } from './retention/index.js';
import { ResponseTimesModule } from './response-times/index.js';
import { ReviewModule } from './review/index.js';
import { StaffModule } from './staff/index.js';
import { StatementsOfReasonsModule } from './statements-of-reasons/index.js';
import { AuditSamplesModule } from './audit-samples/index.js';
import { AutomationAccuracyModule } from './automation-accuracy/index.js';
import { SurgesModule } from './surges/index.js';
import { TransparencyDatabaseModule } from './transparency-database/index.js';
import { TransparencyReportsModule } from './transparency-reports/index.js';
import { TrustedFlaggersModule } from './trusted-flaggers/index.js';

/** The rooms, in the order in which they may import each other. */
@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: AppModule,
      imports: [
        InfrastructureModule.on(ground),
        HttpModule,
        JobsModule,
        MessagesModule,
        AuditModule,
        AccessModule,
        CategoriesModule,
        PlatformsModule,
        StaffModule,
        RecipientsModule,
        TrustedFlaggersModule,
        MisuseModule,
        ReviewModule,
        NoticesModule,
        OrdersModule,
        StatementsOfReasonsModule,
        EnforcementModule,
        DecisionsModule,
        MeasuresModule,
        CampaignsModule,
        CriminalSuspicionsModule,
        ComplaintsModule,
        DisputesModule,
        LiveEventsModule,
        SurgesModule,
        ResponseTimesModule,
        TransparencyDatabaseModule,
        AutomationAccuracyModule,
        AuditSamplesModule,
        TransparencyReportsModule,
        ReportPublicationModule,
        InformationRequestsModule,
        CorrespondenceModule,
        EvidenceModule,
        RetentionModule,
        ComplianceAuditModule,
        ImportsModule,
        FirstStartModule,
      ],
      providers: [{ provide: ApiGroups, useValue: apiGroups }],
    };
  }
}
