import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';

export const sampleDrawn = problemType(
  'sample-drawn',
  409,
  'A sample of these days exists',
  () =>
    'A day is drawn from once, so that nobody draws again until the figures please. Choose days that no sample of this kind covers.',
);

export const nothingToDraw = problemType(
  'nothing-to-draw',
  409,
  'There is nothing to draw from',
  () => 'No decision or measure of these days was taken with automated means.',
);

export const itemNotHeld = problemType('item-not-held', 409, 'You do not hold this item', (itemId: string) => ({
  detail: 'Your claim on the item has ended, so nothing was changed. Claim the next one to go on.',
  itemId,
}));

export const ownFirstDecision = problemType(
  'own-first-decision',
  409,
  'You made the first decision',
  () => 'A second review is made by a person who had no part in the first.',
);

constraintProblem('accuracy_verdict_not_by_the_first_decider', ownFirstDecision);
