export { CriminalSuspicionsModule } from './criminal-suspicions.module.js';
export { FreezeEvidenceService, type FrozenKind } from './freeze-evidence.service.js';
