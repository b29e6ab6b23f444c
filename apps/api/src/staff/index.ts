export { ManageStaffService, type NewStaffMember } from './manage-staff.service.js';
export { staffRoles, type StaffMember, type StaffRole } from './staff-member.js';
export { Staff } from './staff.js';
export { StaffModule } from './staff.module.js';
