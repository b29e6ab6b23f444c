export { WeighedFactorsDto } from './misuse.dto.js';
export { gravities, type Gravity } from './misuse.rules.js';
export { Misuse } from './misuse.js';
export { MisuseModule } from './misuse.module.js';
export type { Suspension, WeighedFactors } from './suspension.js';
export { stateOf } from './suspension.rules.js';
export type { Sender } from './suspensions-in-force.query.js';
export type { ManifestDecision } from './tally.service.js';
