export { Log } from './log.js';
export { actor, requestContext, type Actor, type RequestContext } from './request-context.js';
