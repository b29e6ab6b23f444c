export { ReportPublicationModule } from './report-publication.module.js';
