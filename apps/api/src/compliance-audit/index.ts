export { ComplianceAuditModule } from './compliance-audit.module.js';
