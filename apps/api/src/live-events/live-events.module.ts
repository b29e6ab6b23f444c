import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { StaffModule } from '../staff/index.js';
import { DescribeLiveEventService } from './describe-live-event.service.js';
import { EventFactsQuery } from './event-facts.query.js';
import { LiveEventsController } from './live-events.controller.js';
import { LiveEvents } from './live-events.js';
import { LiveEventsRepository } from './live-events.repository.js';
import { MeasureLiveEventService } from './measure-live-event.service.js';
import { ShowLiveEventsService } from './show-live-events.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule],
  controllers: [LiveEventsController],
  providers: [
    DescribeLiveEventService,
    EventFactsQuery,
    LiveEvents,
    LiveEventsRepository,
    MeasureLiveEventService,
    ShowLiveEventsService,
  ],
  exports: [LiveEvents, MeasureLiveEventService],
})
export class LiveEventsModule {}
