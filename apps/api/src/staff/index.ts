export { ManageStaffService, type NewStaffMember } from './manage-staff.service.js';
export type { NewPage, PagedEntity } from './page.js';
export { Pages, pageOnSweep } from './pages.js';
export type { StaffMember } from './staff-member.js';
export { Staff } from './staff.js';
export { StaffModule } from './staff.module.js';
