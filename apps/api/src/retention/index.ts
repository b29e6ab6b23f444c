export { RetentionModule } from './retention.module.js';
export { SweepRecordsService } from './sweep-records.service.js';
