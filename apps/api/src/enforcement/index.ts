export { EarlierRestrictions, type EarlierRestriction } from './earlier-restrictions.js';
export { EnforceRestrictionsService } from './enforce-restrictions.service.js';
export { channelOf, commandDueAt } from './enforcement.rules.js';
export { EnforcementModule } from './enforcement.module.js';
export { RestrictionResponse, toRestrictionResponse } from './enforcement.response.js';
export { endRestrictionsSweep } from './end-restrictions.service.js';
export { giveUpOverdueCommandsSweep } from './give-up-overdue-commands.service.js';
export type { RestrictionTerms } from './restriction.js';
export { RestrictionsQuery, type RestrictionView } from './restrictions.query.js';
