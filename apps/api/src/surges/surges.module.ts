import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { StaffModule } from '../staff/index.js';
import { NoticeSurgesService } from './notice-surges.service.js';
import { RushQuery } from './rush.query.js';
import { ShowSurgesService } from './show-surges.service.js';
import { ShowTimeSeriesService } from './show-time-series.service.js';
import { SurgesController } from './surges.controller.js';
import { SurgesRepository } from './surges.repository.js';
import { SwitchSurgeService } from './switch-surge.service.js';
import { TimeSeriesController } from './time-series.controller.js';
import { TimeSeriesQuery } from './time-series.query.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule],
  controllers: [SurgesController, TimeSeriesController],
  providers: [
    NoticeSurgesService,
    RushQuery,
    ShowSurgesService,
    ShowTimeSeriesService,
    SurgesRepository,
    SwitchSurgeService,
    TimeSeriesQuery,
  ],
})
export class SurgesModule {}
