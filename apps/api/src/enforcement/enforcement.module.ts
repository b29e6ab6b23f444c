import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { OrdersModule } from '../orders/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { StatementsOfReasonsModule } from '../statements-of-reasons/index.js';
import { CommandOrdersQuery } from './command-orders.query.js';
import { CommandsRepository } from './commands.repository.js';
import { ConfirmCommandService } from './confirm-command.service.js';
import { EarlierRestrictions } from './earlier-restrictions.js';
import { EndRestrictionsService } from './end-restrictions.service.js';
import { EnforceRestrictionsService } from './enforce-restrictions.service.js';
import { EnforcementController } from './enforcement.controller.js';
import { FollowCommandService } from './follow-command.service.js';
import { GiveUpOverdueCommandsService } from './give-up-overdue-commands.service.js';
import { RestrictionsController } from './restrictions.controller.js';
import { RestrictionsQuery } from './restrictions.query.js';
import { RestrictionsRepository } from './restrictions.repository.js';
import { ReviseRestrictionService } from './revise-restriction.service.js';
import { SendCommandService } from './send-command.service.js';
import { ShowEnforcementService } from './show-enforcement.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, NoticesModule, OrdersModule, StatementsOfReasonsModule],
  controllers: [EnforcementController, RestrictionsController],
  providers: [
    CommandOrdersQuery,
    CommandsRepository,
    ConfirmCommandService,
    EarlierRestrictions,
    EndRestrictionsService,
    EnforceRestrictionsService,
    FollowCommandService,
    GiveUpOverdueCommandsService,
    RestrictionsQuery,
    RestrictionsRepository,
    ReviseRestrictionService,
    SendCommandService,
    ShowEnforcementService,
  ],
  exports: [EarlierRestrictions, EnforceRestrictionsService, RestrictionsQuery],
})
export class EnforcementModule {}
