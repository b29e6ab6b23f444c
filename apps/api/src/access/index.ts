export { AccessModule } from './access.module.js';
export { Keys } from './keys.js';
