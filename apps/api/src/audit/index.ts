export { AuditModule } from './audit.module.js';
export { Audit } from './audit.js';
export { wholeInstallation, type NewAuditEntry } from './audit-entry.js';
export { code, codes, type AuditDetails, type Code } from './audit-details.js';
export { actor, type Actor } from '../infrastructure/logging/request-context.js';
