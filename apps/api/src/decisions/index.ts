export { CheckDraftService } from './check-draft.service.js';
export { DecideCaseService } from './decide-case.service.js';
export type { AutomationContent, DecisionContent, FindingContent, GroundContent, Outcome } from './decision.js';
export { AutomationDto, DecidedDto, DecisionDto, RestrictionDto } from './decision.dto.js';
export { decisionSuperseded } from './decision.problems.js';
export { DecisionResponse, toDecisionResponse } from './decision.response.js';
export {
  automationFaults,
  filingFaults,
  groundFaults,
  mayEnd,
  sourceOf,
  termsOf,
  territoryCode,
} from './decision.rules.js';
export { DecisionsModule } from './decisions.module.js';
export { EarlierDecisions, type EarlierDecision } from './earlier-decisions.js';
export { FindingDto } from './finding.dto.js';
export { completedFinding, findingFaults, matrixFaults } from './finding.rules.js';
export { ShowDecisionService, type ShownDecision } from './show-decision.service.js';
export { SupersedeDecisionService } from './supersede-decision.service.js';
