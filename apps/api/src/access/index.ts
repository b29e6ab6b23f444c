export { AccessModule } from './access.module.js';
export { Keys, type MadeKey, type NewKey } from './keys.js';
