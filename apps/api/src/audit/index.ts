export { AuditModule } from './audit.module.js';
export { Audit } from './audit.js';
export { wholeInstallation, type NewAuditEntry } from './audit-entry.js';
export { code, codes, type AuditDetails, type AuditValue, type Code } from './audit-details.js';
export { actor, type Actor } from '../infrastructure/logging/request-context.js';
export { ExportAuditService, type ExportPeriod } from './export-audit.service.js';
