import { Module } from '@nestjs/common';
import { ChangePlatformService } from './change-platform.service.js';
import { ListClausesService } from './list-clauses.service.js';
import { ListDetailsService } from './list-details.service.js';
import { ListPlatformsService } from './list-platforms.service.js';
import { PlatformDetailsController } from './platform-details.controller.js';
import { PlatformsController } from './platforms.controller.js';
import { Platforms } from './platforms.js';
import { PlatformsRepository } from './platforms.repository.js';
import { RedressLink } from './redress-link.js';
import { RegisterPlatformService } from './register-platform.service.js';
import { SetWebhookService } from './set-webhook.service.js';
import { TermsClauses } from './terms-clauses.js';
import { TermsClausesRepository } from './terms-clauses.repository.js';

@Module({
  controllers: [PlatformsController, PlatformDetailsController],
  providers: [
    Platforms,
    TermsClauses,
    RedressLink,
    RegisterPlatformService,
    ChangePlatformService,
    SetWebhookService,
    ListPlatformsService,
    ListClausesService,
    ListDetailsService,
    PlatformsRepository,
    TermsClausesRepository,
  ],
  exports: [Platforms, ListClausesService, ListPlatformsService, TermsClauses, RedressLink, RegisterPlatformService],
})
export class PlatformsModule {}
