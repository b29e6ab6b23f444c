import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { StaffModule } from '../staff/index.js';
import { AccuracyFrameQuery } from './accuracy-frame.query.js';
import { AccuracyItemsRepository } from './accuracy-items.repository.js';
import { AccuracyReviewsController } from './accuracy-reviews.controller.js';
import { AccuracySamplesController } from './accuracy-samples.controller.js';
import { AccuracySamplesRepository } from './accuracy-samples.repository.js';
import { AutomationAccuracy } from './automation-accuracy.js';
import { AutomationAccuracyController } from './automation-accuracy.controller.js';
import { DrawSampleService } from './draw-sample.service.js';
import { ImportUnflaggedService } from './import-unflagged.service.js';
import { ReviewItemService } from './review-item.service.js';
import { ShowSamplesService } from './show-samples.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, RecipientsModule, NoticesModule],
  controllers: [AccuracySamplesController, AccuracyReviewsController, AutomationAccuracyController],
  providers: [
    AccuracyFrameQuery,
    AccuracyItemsRepository,
    AccuracySamplesRepository,
    AutomationAccuracy,
    DrawSampleService,
    ImportUnflaggedService,
    ReviewItemService,
    ShowSamplesService,
  ],
  exports: [AutomationAccuracy],
})
export class AutomationAccuracyModule {}
