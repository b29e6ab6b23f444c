import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { StaffModule } from '../staff/index.js';
import { AllegationsQuery } from './allegations.query.js';
import { AssessKnowledgeService } from './assess-knowledge.service.js';
import { AttachSubjectsService } from './attach-subjects.service.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { CaseItemsQuery } from './case-items.query.js';
import { CaseOrdersQuery } from './case-orders.query.js';
import { CaseViewQuery } from './case-view.query.js';
import { CasesController } from './cases.controller.js';
import { CasesRepository } from './cases.repository.js';
import { ClaimCaseService } from './claim-case.service.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsRepository } from './claims.repository.js';
import { CloseCaseService } from './close-case.service.js';
import { ClosingCasesRepository } from './closing-cases.repository.js';
import { DecidedBeforeQuery } from './decided-before.query.js';
import { DeclareInterestService } from './declare-interest.service.js';
import { EarlierCases } from './earlier-cases.js';
import { FindSubjectsService } from './find-subjects.service.js';
import { HandOverNotesService } from './hand-over-notes.service.js';
import { HandoverNotesController } from './handover-notes.controller.js';
import { HandoverNotesRepository } from './handover-notes.repository.js';
import { InterestsController } from './interests.controller.js';
import { InterestsRepository } from './interests.repository.js';
import { JoinCasesService } from './join-cases.service.js';
import { JoiningCasesRepository } from './joining-cases.repository.js';
import { KnowledgeAssessmentsRepository } from './knowledge-assessments.repository.js';
import { KeepUndecidedService } from './keep-undecided.service.js';
import { LanesRepository } from './lanes.repository.js';
import { LeaveCaseService } from './leave-case.service.js';
import { LiftedPausesRepository } from './lifted-pauses.repository.js';
import { OpenCaseService } from './open-case.service.js';
import { OwnInitiativeItem } from './own-initiative-item.js';
import { PausedCasesQuery } from './paused-cases.query.js';
import { RaiseCaseService } from './raise-case.service.js';
import { ResumeCaseService } from './resume-case.service.js';
import { ReturnCasesService } from './return-cases.service.js';
import { Review } from './review.js';
import { ShareLanesService } from './share-lanes.service.js';
import { ShowCaseService } from './show-case.service.js';
import { ShowInterestsService } from './show-interests.service.js';
import { SpokenLanguages } from './spoken-languages.js';
import { SubjectsRepository } from './subjects.repository.js';
import { SubmissionsQuery } from './submissions.query.js';
import { TakeContentService } from './take-content.service.js';
import { TakeUpCaseService } from './take-up-case.service.js';
import { UndecidedCasesRepository } from './undecided-cases.repository.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, RecipientsModule],
  controllers: [ClaimsController, CasesController, InterestsController, HandoverNotesController],
  providers: [
    AllegationsQuery,
    AssessKnowledgeService,
    AttachSubjectsService,
    CaseEventsRepository,
    CaseItemsQuery,
    CaseOrdersQuery,
    CaseViewQuery,
    CasesRepository,
    ClaimCaseService,
    ClaimsRepository,
    CloseCaseService,
    ClosingCasesRepository,
    DecidedBeforeQuery,
    DeclareInterestService,
    EarlierCases,
    FindSubjectsService,
    HandOverNotesService,
    HandoverNotesRepository,
    InterestsRepository,
    JoinCasesService,
    JoiningCasesRepository,
    KnowledgeAssessmentsRepository,
    KeepUndecidedService,
    LanesRepository,
    LeaveCaseService,
    LiftedPausesRepository,
    OpenCaseService,
    OwnInitiativeItem,
    PausedCasesQuery,
    RaiseCaseService,
    ResumeCaseService,
    ReturnCasesService,
    Review,
    ShareLanesService,
    ShowCaseService,
    ShowInterestsService,
    SpokenLanguages,
    SubjectsRepository,
    SubmissionsQuery,
    TakeContentService,
    TakeUpCaseService,
    UndecidedCasesRepository,
  ],
  exports: [EarlierCases, Review, SubmissionsQuery],
})
export class ReviewModule {}
