import { problemType } from '../infrastructure/problem/index.js';

export const secondPersonNeeded = problemType('second-person-needed', 409, 'Another person must look at this', () => ({
  detail: 'Whoever raised a suspicion does not judge it.',
}));

export const suspicionStepRefused = problemType(
  'suspicion-step-refused',
  409,
  'The suspicion does not take this step now',
  (state: string, step: string) => ({
    detail: `A suspicion that is ${state} cannot take the step ${step}.`,
    state,
    step,
  }),
);
