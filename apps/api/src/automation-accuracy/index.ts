export type { ReviewedStratum } from './accuracy.js';
export { accuracyOf, type AccuracyScope, type Estimate, type SystemAccuracy } from './accuracy.rules.js';
export { AutomationAccuracy } from './automation-accuracy.js';
export { AutomationAccuracyModule } from './automation-accuracy.module.js';
