import { Global, Module } from '@nestjs/common';
import { DatabaseChecks } from './database-checks.js';
import { HealthChecks } from './health-checks.js';
import { HealthController } from './health.controller.js';

@Global()
@Module({ controllers: [HealthController], providers: [HealthChecks, DatabaseChecks], exports: [HealthChecks] })
export class HealthModule {}
