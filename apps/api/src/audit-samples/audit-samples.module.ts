import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { AuditFrameQuery } from './audit-frame.query.js';
import { AuditSamplesController } from './audit-samples.controller.js';
import { DrawAuditSampleService } from './draw-audit-sample.service.js';

@Module({
  imports: [AuditModule, PlatformsModule],
  controllers: [AuditSamplesController],
  providers: [AuditFrameQuery, DrawAuditSampleService],
})
export class AuditSamplesModule {}
