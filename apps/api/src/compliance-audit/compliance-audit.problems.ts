import { problemType } from '../infrastructure/problem/problem.js';
import type { ComplianceAudit } from './compliance-audit.js';

/** There is no file to read: the report is still being made, or could not be. */
export const complianceAuditNotMade = problemType(
  'compliance-audit-not-made',
  409,
  'The report is not made',
  ({
    state,
    stepsDone,
    stepsTotal,
    failure,
  }: Pick<ComplianceAudit, 'state' | 'stepsDone' | 'stepsTotal' | 'failure'>) => ({
    detail:
      state === 'failed'
        ? 'It could not be made. Ask for it again.'
        : `${stepsDone} of ${stepsTotal} steps are done. Read the report's state, and come back when it is made.`,
    state,
    stepsDone,
    stepsTotal,
    failure,
  }),
);
