export type { InformationRequest } from './information-request.js';
export { isGivenUp } from './information-request.rules.js';
export { InformationRequests } from './information-requests.js';
export { InformationRequestsModule } from './information-requests.module.js';
