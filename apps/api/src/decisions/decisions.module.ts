import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EnforcementModule } from '../enforcement/index.js';
import { MisuseModule } from '../misuse/index.js';
import { NoticesModule } from '../notices/index.js';
import { OrdersModule } from '../orders/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { AnswerOrdersService } from './answer-orders.service.js';
import { AnswerNotifiersService } from './answer-notifiers.service.js';
import { AnswersQuery } from './answers.query.js';
import { CheckDraftService } from './check-draft.service.js';
import { ChooseClausesService } from './choose-clauses.service.js';
import { CountMisuseService } from './count-misuse.service.js';
import { DecideByReferenceService } from './decide-by-reference.service.js';
import { DecideCaseService } from './decide-case.service.js';
import { DecidedCaseQuery } from './decided-case.query.js';
import { DecisionMessagesQuery } from './decision-messages.query.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { EarlierDecisions } from './earlier-decisions.js';
import { FindingsRepository } from './findings.repository.js';
import { InformRecipientService } from './inform-recipient.service.js';
import { LiftAfterOrderService } from './lift-after-order.service.js';
import { RecordDecisionService } from './record-decision.service.js';
import { RepeatedDecision } from './repeated-decision.js';
import { ShowDecisionService } from './show-decision.service.js';
import { SupersedeDecisionService } from './supersede-decision.service.js';
import { WriteFindingsService } from './write-findings.service.js';

@Module({
  imports: [
    AuditModule,
    PlatformsModule,
    RecipientsModule,
    ReviewModule,
    MisuseModule,
    NoticesModule,
    OrdersModule,
    StatementsOfReasonsModule,
    EnforcementModule,
  ],
  controllers: [DecisionsController],
  providers: [
    AnswerNotifiersService,
    AnswerOrdersService,
    AnswersQuery,
    CheckDraftService,
    ChooseClausesService,
    CountMisuseService,
    DecideByReferenceService,
    DecideCaseService,
    DecidedCaseQuery,
    DecisionMessagesQuery,
    DecisionsRepository,
    EarlierDecisions,
    FindingsRepository,
    InformRecipientService,
    LiftAfterOrderService,
    RecordDecisionService,
    RepeatedDecision,
    ShowDecisionService,
    SupersedeDecisionService,
    WriteFindingsService,
  ],
  exports: [CheckDraftService, DecideCaseService, EarlierDecisions, ShowDecisionService, SupersedeDecisionService],
})
export class DecisionsModule {}
