import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { AnswerPageService } from './answer-page.service.js';
import { KeepRotaService } from './keep-rota.service.js';
import { ManageStaffService } from './manage-staff.service.js';
import { OnCallQuery } from './on-call.query.js';
import { PagesController } from './pages.controller.js';
import { Pages } from './pages.js';
import { PagesRepository } from './pages.repository.js';
import { RotaController } from './rota.controller.js';
import { RotaRepository } from './rota.repository.js';
import { StaffController } from './staff.controller.js';
import { Staff } from './staff.js';
import { StaffRepository } from './staff.repository.js';

@Module({
  imports: [AccessModule, PlatformsModule],
  controllers: [StaffController, RotaController, PagesController],
  providers: [
    Staff,
    ManageStaffService,
    StaffRepository,
    KeepRotaService,
    RotaRepository,
    Pages,
    PagesRepository,
    OnCallQuery,
    AnswerPageService,
  ],
  exports: [Staff, ManageStaffService, Pages],
})
export class StaffModule {}
