export type { MatchedNotice } from './event-facts.query.js';
export type { LiveEvent } from './live-event.js';
export { LiveEvents } from './live-events.js';
export { LiveEventsModule } from './live-events.module.js';
export { MeasureLiveEventService, type CohortFigures, type LiveEventFigures } from './measure-live-event.service.js';
