export { CorrespondenceModule } from './correspondence.module.js';
