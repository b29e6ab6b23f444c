import { Module } from '@nestjs/common';
import { PlatformsModule } from '../platforms/index.js';
import { AskedPeriod } from './asked-period.js';
import { BreachesController } from './breaches.controller.js';
import { BreachesQuery } from './breaches.query.js';
import { BreachesRepository } from './breaches.repository.js';
import { CompareFlaggersService } from './compare-flaggers.service.js';
import { DueTimesQuery } from './due-times.query.js';
import { FlaggerPriorityController } from './flagger-priority.controller.js';
import { FlaggerPriorityQuery } from './flagger-priority.query.js';
import { ForecastController } from './forecast.controller.js';
import { ForecastQuery } from './forecast.query.js';
import { JudgedDaysRepository } from './judged-days.repository.js';
import { ListBreachesService } from './list-breaches.service.js';
import { ListFactsService } from './list-facts.service.js';
import { OpenWorkGauges } from './open-work.gauges.js';
import { OpenWorkQuery } from './open-work.query.js';
import { PausesController } from './pauses.controller.js';
import { PausesQuery } from './pauses.query.js';
import { RecordBreachesService } from './record-breaches.service.js';
import { ResponseTimesController } from './response-times.controller.js';
import { ResponseTimesQuery } from './response-times.query.js';
import { ShowForecastService } from './show-forecast.service.js';
import { ShowPausesService } from './show-pauses.service.js';
import { ShowResponseTimesService } from './show-response-times.service.js';
import { WatchFlaggerPriorityService } from './watch-flagger-priority.service.js';

@Module({
  imports: [PlatformsModule],
  controllers: [
    ResponseTimesController,
    FlaggerPriorityController,
    PausesController,
    ForecastController,
    BreachesController,
  ],
  providers: [
    AskedPeriod,
    BreachesQuery,
    BreachesRepository,
    CompareFlaggersService,
    DueTimesQuery,
    FlaggerPriorityQuery,
    ForecastQuery,
    JudgedDaysRepository,
    ListBreachesService,
    ListFactsService,
    OpenWorkGauges,
    OpenWorkQuery,
    PausesQuery,
    RecordBreachesService,
    ResponseTimesQuery,
    ShowForecastService,
    ShowPausesService,
    ShowResponseTimesService,
    WatchFlaggerPriorityService,
  ],
  exports: [FlaggerPriorityQuery, ResponseTimesQuery],
})
export class ResponseTimesModule {}
