export type { DecisionContent, FindingContent, FindingOutcome, Outcome } from './decision.js';
export { DecisionDto } from './decision.dto.js';
export { decisionSuperseded } from './decision.problems.js';
export { DecisionsModule } from './decisions.module.js';
export { SupersedeDecisionService, type SupersedingDecision } from './supersede-decision.service.js';
