export { AuditSamplesModule } from './audit-samples.module.js';
