import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ManageStaffService } from './manage-staff.service.js';
import { StaffController } from './staff.controller.js';
import { Staff } from './staff.js';
import { StaffRepository } from './staff.repository.js';

@Module({
  imports: [AccessModule],
  controllers: [StaffController],
  providers: [Staff, ManageStaffService, StaffRepository],
  exports: [Staff, ManageStaffService],
})
export class StaffModule {}
