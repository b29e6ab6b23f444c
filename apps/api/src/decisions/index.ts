export type { AutomationContent, DecisionContent, GroundContent, Outcome } from './decision.js';
export { DecisionDto } from './decision.dto.js';
export { decisionSuperseded } from './decision.problems.js';
export { DecisionResponse, toDecisionResponse } from './decision.response.js';
export { automationFaults, filingFaults, groundFaults, mayEnd, territoryCode } from './decision.rules.js';
export { DecisionsModule } from './decisions.module.js';
export { ShowDecisionService, type ShownDecision } from './show-decision.service.js';
export { SupersedeDecisionService } from './supersede-decision.service.js';
