export { SurgesModule } from './surges.module.js';
