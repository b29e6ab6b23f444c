import { Module } from '@nestjs/common';
import { PlatformsModule } from '../platforms/index.js';
import { ChangeStatusService } from './change-status.service.js';
import { ManageFlaggersService } from './manage-flaggers.service.js';
import { TrustedFlaggersController } from './trusted-flaggers.controller.js';
import { TrustedFlaggers } from './trusted-flaggers.js';
import { TrustedFlaggersRepository } from './trusted-flaggers.repository.js';

@Module({
  imports: [PlatformsModule],
  controllers: [TrustedFlaggersController],
  providers: [TrustedFlaggers, ChangeStatusService, ManageFlaggersService, TrustedFlaggersRepository],
  exports: [TrustedFlaggers],
})
export class TrustedFlaggersModule {}
