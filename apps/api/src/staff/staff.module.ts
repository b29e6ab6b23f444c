import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { AnswerPageService } from './answer-page.service.js';
import { BroughtToShiftService } from './brought-to-shift.service.js';
import { DayEndQuery } from './day-end.query.js';
import { Duty } from './duty.query.js';
import { EarlierStaff } from './earlier-staff.js';
import { KeepProfilesService } from './keep-profiles.service.js';
import { KeepRotaService } from './keep-rota.service.js';
import { ManageStaffService } from './manage-staff.service.js';
import { OnCallQuery } from './on-call.query.js';
import { PagesController } from './pages.controller.js';
import { Pages } from './pages.js';
import { PagesRepository } from './pages.repository.js';
import { PlanShiftsService } from './plan-shifts.service.js';
import { ProfilesRepository } from './profiles.repository.js';
import { RotaController } from './rota.controller.js';
import { RotaRepository } from './rota.repository.js';
import { ShiftsController } from './shifts.controller.js';
import { ShiftsRepository } from './shifts.repository.js';
import { ShowDutyService } from './show-duty.service.js';
import { StaffController } from './staff.controller.js';
import { Staff } from './staff.js';
import { StaffRepository } from './staff.repository.js';
import { StaffingController } from './staffing.controller.js';
import { WorkShiftsService } from './work-shifts.service.js';

@Module({
  imports: [AccessModule, PlatformsModule],
  controllers: [StaffController, RotaController, PagesController, ShiftsController, StaffingController],
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
    BroughtToShiftService,
    DayEndQuery,
    Duty,
    EarlierStaff,
    KeepProfilesService,
    PlanShiftsService,
    ProfilesRepository,
    ShiftsRepository,
    ShowDutyService,
    WorkShiftsService,
  ],
  exports: [EarlierStaff, Staff, ManageStaffService, Pages, Duty],
})
export class StaffModule {}
