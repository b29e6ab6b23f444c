import { problemType } from '../infrastructure/problem/index.js';
import type { InstructionState } from './instruction.js';
import type { ReferralState, ReferralStep } from './legal-referral.js';

export const referralStepRefused = problemType(
  'referral-step-refused',
  409,
  'The referral does not allow this step',
  (state: ReferralState, step: ReferralStep) => ({ detail: `The referral is ${state}.`, state, step }),
);

export const instructionSettled = problemType(
  'instruction-settled',
  409,
  'The instruction is settled',
  (state: InstructionState) => ({ detail: `It is on record as ${state}.`, state }),
);
