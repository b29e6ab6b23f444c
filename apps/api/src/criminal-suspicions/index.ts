export { CriminalSuspicionsModule } from './criminal-suspicions.module.js';
