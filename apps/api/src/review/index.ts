export type { Allegation } from './allegations.query.js';
export type { CaseCause } from './case.rules.js';
export type { ClosedCase } from './close-case.service.js';
export type { Subject } from './closing-cases.repository.js';
export {
  EarlierCases,
  type AnsweredItem,
  type EarlierCase,
  type EarlierPlace,
  type EarlierSubject,
} from './earlier-cases.js';
export type { JoiningItem, OpenCase } from './joining-cases.repository.js';
export { mergedTexts, type OrderedItem, type OrderTexts } from './order-texts.js';
export { canBeShared, laneLanguage, lanesOf, undetermined } from './lane.rules.js';
export { noticeTypes, otherType, type NoticeType } from './notice-type.js';
export { priorityOf, urgentAt, type Priority } from './priority.rules.js';
export { Review } from './review.js';
export { ReviewModule } from './review.module.js';
export { caseDecided, leaseLost } from './review.problems.js';
export { shareLanesSweep } from './share-lanes.service.js';
export type { SubjectOf } from './subject.rules.js';
export type { Submission } from './submission.js';
export { SubmissionsQuery, type Submissions } from './submissions.query.js';
export { ContentNotTaken, obstacles, type Obstacle } from './take-content.service.js';
