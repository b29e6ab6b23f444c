import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { HealthModule } from '../health/health.module.js';
import { LoggingModule } from '../logging/logging.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ProblemModule } from '../problem/problem.module.js';
import { RateLimitModule } from '../rate-limit/rate-limit.module.js';
import { SealingModule } from '../sealing/sealing.module.js';
import { ValidationModule } from '../validation/validation.module.js';

/** Everything between the socket and the rooms. Guards run in the order of these imports: who calls, then how often. */
@Module({
  imports: [
    LoggingModule,
    MetricsModule,
    HealthModule,
    SealingModule,
    ProblemModule,
    ValidationModule,
    AuthModule,
    RateLimitModule,
  ],
})
export class HttpModule {}
