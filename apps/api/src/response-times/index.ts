export { ResponseTimesModule } from './response-times.module.js';
