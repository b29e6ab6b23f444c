export { ApiGroups } from './api-groups.js';
export { Problems } from './problems.decorator.js';
