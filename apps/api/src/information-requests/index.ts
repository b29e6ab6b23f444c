export { InformationRequestsModule } from './information-requests.module.js';
export { legalBases, type InformationRequest, type LegalBasis } from './information-request.js';
export { ShowRequestsService } from './show-requests.service.js';
