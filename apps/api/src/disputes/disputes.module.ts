import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DecisionsModule } from '../decisions/index.js';
import { MeasuresModule } from '../measures/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { CaseFileQuery } from './case-file.query.js';
import { DisputeBodiesController } from './dispute-bodies.controller.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import { DisputedDecisionQuery } from './disputed-decision.query.js';
import { DisputeEventsRepository } from './dispute-events.repository.js';
import { DisputesController } from './disputes.controller.js';
import { DisputesRepository } from './disputes.repository.js';
import { EarlierDisputes } from './earlier-disputes.js';
import { ExportCaseFileService } from './export-case-file.service.js';
import { ExtendDisputeService } from './extend-dispute.service.js';
import { FindDisputedService } from './find-disputed.service.js';
import { GatherCaseFileService } from './gather-case-file.service.js';
import { GatherMeasureFileService } from './gather-measure-file.service.js';
import { ImplementOutcomeService } from './implement-outcome.service.js';
import { OutcomesRepository } from './outcomes.repository.js';
import { RecordOutcomeService } from './record-outcome.service.js';
import { RefuseDisputeService } from './refuse-dispute.service.js';
import { RegisterBodyService } from './register-body.service.js';
import { RegisterDisputeService } from './register-dispute.service.js';
import { ReplyToBodyService } from './reply-to-body.service.js';
import { ShowBodiesService } from './show-bodies.service.js';
import { ShowDisputesService } from './show-disputes.service.js';
import { TakeStepService } from './take-step.service.js';
import { TellPlatformService } from './tell-platform.service.js';

@Module({
  imports: [
    AuditModule,
    PlatformsModule,
    RecipientsModule,
    ReviewModule,
    StatementsOfReasonsModule,
    DecisionsModule,
    MeasuresModule,
  ],
  controllers: [DisputeBodiesController, DisputesController],
  providers: [
    EarlierDisputes,
    CaseFileQuery,
    DisputeBodiesRepository,
    DisputedDecisionQuery,
    DisputeEventsRepository,
    DisputesRepository,
    ExportCaseFileService,
    ExtendDisputeService,
    FindDisputedService,
    GatherCaseFileService,
    GatherMeasureFileService,
    ImplementOutcomeService,
    OutcomesRepository,
    RecordOutcomeService,
    RefuseDisputeService,
    RegisterBodyService,
    RegisterDisputeService,
    ReplyToBodyService,
    ShowBodiesService,
    ShowDisputesService,
    TakeStepService,
    TellPlatformService,
  ],
  exports: [EarlierDisputes],
})
export class DisputesModule {}
