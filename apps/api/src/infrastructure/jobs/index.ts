export type { JobContext, JobHandler } from './job-handlers.js';
export { JobHandlers } from './job-handlers.js';
export type { JobName, JobPayloads } from './job-payloads.js';
export type { JobOptions, NewJob } from './jobs.js';
export { Jobs } from './jobs.js';
export { JobsModule } from './jobs.module.js';
export type { Lane } from './lanes.js';
