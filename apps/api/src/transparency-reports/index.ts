export { TransparencyReportsModule } from './transparency-reports.module.js';
