export { TrustedFlaggers } from './trusted-flaggers.js';
export { TrustedFlaggersModule } from './trusted-flaggers.module.js';
