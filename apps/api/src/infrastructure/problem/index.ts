export {
  Problem,
  problemCatalogue,
  problemType,
  type ProblemKind,
  type ProblemMembers,
  type ProblemType,
} from './problem.js';
export { constraintProblem } from './constraint-problems.js';
export {
  conflict,
  forbidden,
  invalidInput,
  notFound,
  payloadTooLarge,
  tooManyRequests,
  unauthenticated,
  unavailable,
} from './http.problems.js';
