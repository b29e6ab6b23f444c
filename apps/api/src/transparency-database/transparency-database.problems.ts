import { problemType } from '../infrastructure/problem/problem.js';
import type { SubmissionState } from './submission.js';
import type { SubmissionStep } from './submission.rules.js';

/** Art. 19, 24(5): no online platform, or a micro or small enterprise. */
export const transparencyDatabaseNotOwed = problemType(
  'transparency-database-not-owed',
  409,
  'This service does not send statements to the Transparency Database',
  () => ({ detail: 'Only online platforms that are not micro or small do (Art. 19, 24(5)). Nothing was written.' }),
);

/** The submission has gone on, or never was where this step begins; nothing was written. */
export const submissionStepRefused = problemType(
  'submission-step-refused',
  409,
  'The submission does not allow this step',
  (state: SubmissionState, step: SubmissionStep) => ({ detail: `The submission is ${state}.`, state, step }),
);

/** What it confirmed before it broke off stays confirmed; that something is missing was not concluded. */
export const dumpNotReadable = problemType('dump-not-readable', 422, 'The dump cannot be read', (why: string) => ({
  detail: `${why}. Only a dump that is read to its end says what is missing.`,
}));
