import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DecisionsModule } from '../decisions/index.js';
import { MeasuresModule } from '../measures/index.js';
import { MisuseModule } from '../misuse/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { StaffModule } from '../staff/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { AnswerComplaintService } from './answer-complaint.service.js';
import { ApproveDeciderService } from './approve-decider.service.js';
import { AttachComplaintFileService } from './attach-complaint-file.service.js';
import { ClaimComplaintService } from './claim-complaint.service.js';
import { Complainants } from './complainant.js';
import { ComplainedQuery } from './complained.query.js';
import { ComplaintAttachmentsRepository } from './complaint-attachments.repository.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { ComplaintClaimsController } from './complaint-claims.controller.js';
import { ComplaintDecisionsRepository } from './complaint-decisions.repository.js';
import { ComplaintDeskController } from './complaint-desk.controller.js';
import { ComplaintLanesRepository } from './complaint-lanes.repository.js';
import { ComplaintNoticesQuery } from './complaint-notices.query.js';
import { ComplaintSecret } from './complaint-secret.js';
import { ComplaintStatusService } from './complaint-status.service.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { DecideComplaintService } from './decide-complaint.service.js';
import { DeciderExceptionsController } from './decider-exceptions.controller.js';
import { DeciderExceptionsRepository } from './decider-exceptions.repository.js';
import { EarlierComplaints } from './earlier-complaints.js';
import { EnterComplaintService } from './enter-complaint.service.js';
import { ExplainDecisionService } from './explain-decision.service.js';
import { FindComplaintService } from './find-complaint.service.js';
import { JudgeComplaintService } from './judge-complaint.service.js';
import { JudgeMeasureComplaintService } from './judge-measure-complaint.service.js';
import { JudgeSuspensionComplaintService } from './judge-suspension-complaint.service.js';
import { OtherDeciders } from './other-deciders.js';
import { ComplaintPageController } from './pages/complaint-page.controller.js';
import { ComplaintPages } from './pages/complaint.pages.js';
import { ReceiveComplaintFormService } from './pages/receive-complaint-form.service.js';
import { ReceiveComplaintService } from './receive-complaint.service.js';
import { ResumeComplaintsService } from './resume-complaints.service.js';
import { ReturnComplaintsService } from './return-complaints.service.js';
import { ShareComplaintsService } from './share-complaints.service.js';
import { ShowComplaintService } from './show-complaint.service.js';
import { SubmitComplaintService } from './submit-complaint.service.js';
import { TellComplainantService } from './tell-complainant.service.js';
import { WithdrawComplaintService } from './withdraw-complaint.service.js';

@Module({
  imports: [
    AuditModule,
    PlatformsModule,
    StaffModule,
    RecipientsModule,
    MisuseModule,
    ReviewModule,
    NoticesModule,
    StatementsOfReasonsModule,
    DecisionsModule,
    MeasuresModule,
  ],
  controllers: [
    ComplaintClaimsController,
    ComplaintsController,
    ComplaintDeskController,
    DeciderExceptionsController,
    ComplaintPageController,
  ],
  providers: [
    EarlierComplaints,
    AnswerComplaintService,
    ApproveDeciderService,
    AttachComplaintFileService,
    ClaimComplaintService,
    Complainants,
    ComplainedQuery,
    ComplaintAttachmentsRepository,
    ComplaintCasesRepository,
    ComplaintDecisionsRepository,
    ComplaintLanesRepository,
    ComplaintNoticesQuery,
    ComplaintPages,
    ComplaintSecret,
    ComplaintStatusService,
    ComplaintsRepository,
    DecideComplaintService,
    DeciderExceptionsRepository,
    EnterComplaintService,
    ExplainDecisionService,
    FindComplaintService,
    JudgeComplaintService,
    JudgeMeasureComplaintService,
    JudgeSuspensionComplaintService,
    OtherDeciders,
    ReceiveComplaintFormService,
    ReceiveComplaintService,
    ResumeComplaintsService,
    ReturnComplaintsService,
    ShareComplaintsService,
    ShowComplaintService,
    SubmitComplaintService,
    TellComplainantService,
    WithdrawComplaintService,
  ],
  exports: [EarlierComplaints],
})
export class ComplaintsModule {}
