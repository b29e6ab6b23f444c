import { constraintProblem, problemType } from '../infrastructure/problem/index.js';
import type { PlannedState, WorkedState } from './shift.rules.js';

export const shiftOver = problemType('shift-over', 409, 'The shift is over', (state: PlannedState | WorkedState) => ({
  detail: state === 'cancelled' ? 'It was cancelled.' : 'It has ended, and stays as it was.',
  state,
}));

export const shiftOverlaps = problemType('shift-overlaps', 409, 'The person has another shift then', () => ({
  detail: 'Shifts of one kind do not overlap for one person. Nothing was written.',
}));

constraintProblem('worked_shift_one_open_per_person', () => shiftOverlaps());
