import { Module } from '@nestjs/common';
import { PlatformsModule } from '../platforms/index.js';
import { StaffModule } from '../staff/index.js';
import { AnswerRequestService } from './answer-request.service.js';
import { FollowRequestService } from './follow-request.service.js';
import { InformationRequestEventsRepository } from './information-request-events.repository.js';
import { InformationRequests } from './information-requests.js';
import { InformationRequestsController } from './information-requests.controller.js';
import { InformationRequestsRepository } from './information-requests.repository.js';
import { RegisterRequestService } from './register-request.service.js';
import { RequestPages } from './request-pages.js';
import { SentBundlesQuery } from './sent-bundles.query.js';
import { ShowRequestsService } from './show-requests.service.js';
import { TakeStepService } from './take-step.service.js';

@Module({
  imports: [PlatformsModule, StaffModule],
  controllers: [InformationRequestsController],
  providers: [
    AnswerRequestService,
    FollowRequestService,
    InformationRequestEventsRepository,
    InformationRequests,
    InformationRequestsRepository,
    RegisterRequestService,
    RequestPages,
    SentBundlesQuery,
    ShowRequestsService,
    TakeStepService,
  ],
  exports: [InformationRequests],
})
export class InformationRequestsModule {}
