export { EarlierStatements, type EarlierStatement } from './earlier-statements.js';
export { IssueStatementService } from './issue-statement.service.js';
export { ShowStatementService, type ShownStatement } from './show-statement.service.js';
export {
  automatedDecisions,
  type AutomatedDecision,
  type Exemption,
  type Ground,
  type Source,
  type Statement,
  type StatementDraft,
  type StatementSubject,
} from './statement.js';
export { StatedAutomationDto, StatedGroundDto } from './stated.dto.js';
export { StatementResponse, toStatementResponse } from './statement.response.js';
export { buildStatement, missingElements } from './statement.rules.js';
export { statementTemplate, type StatementValues } from './statement.template.js';
export { StatementsOfReasonsModule } from './statements-of-reasons.module.js';
export { TellRecipientService, type ToldRecipient } from './tell-recipient.service.js';
export { TextAccess } from './text-access.js';
