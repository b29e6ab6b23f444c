export { factsOf } from './facts.query.js';
export { FlaggerPriorityQuery } from './flagger-priority.query.js';
export { boundsOf } from './period.rules.js';
export { ResponseTimesModule } from './response-times.module.js';
export { ResponseTimesQuery, type FactsScope, type Figures } from './response-times.query.js';
