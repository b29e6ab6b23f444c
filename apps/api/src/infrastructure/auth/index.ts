export { callerMay, isStaff, type AnonymousCaller, type Caller, type KeyCaller, type StaffCaller } from './caller.js';
export { CurrentCaller, CurrentKey, CurrentStaff, PlatformId } from './current.js';
export { may, permissionsOf, roles, type Permission, type Role } from './permissions.js';
export { Requires } from './requires.js';
export { Routes, type Route } from './routes.js';
