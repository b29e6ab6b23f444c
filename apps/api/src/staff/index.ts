export { Duty, type DutyRoster } from './duty.query.js';
export { ManageStaffService, type NewStaffMember } from './manage-staff.service.js';
export type { NewPage, PagedEntity } from './page.js';
export { Pages, pageOnSweep } from './pages.js';
export { countsOf } from './shift.rules.js';
export { toDutyRosterResponse, DutyRosterResponse } from './shift.response.js';
export type { StaffMember } from './staff-member.js';
export { Staff } from './staff.js';
export { StaffModule } from './staff.module.js';
