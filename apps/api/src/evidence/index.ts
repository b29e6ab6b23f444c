export { EvidenceModule } from './evidence.module.js';
export type { Held, LegalHold } from './legal-hold.js';
export { LegalHolds } from './legal-holds.js';
