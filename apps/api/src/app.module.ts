import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { HttpModule } from './infrastructure/http/http.module.js';
import { type Ground, InfrastructureModule } from './infrastructure/infrastructure.module.js';
import { JobsModule } from './infrastructure/jobs/index.js';
import { MessagesModule } from './infrastructure/messages/index.js';

/** The rooms, in the order in which they may import each other. */
@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: AppModule,
      imports: [InfrastructureModule.on(ground), HttpModule, JobsModule, MessagesModule, AuditModule, AccessModule],
    };
  }
}
