export { fetchDumpsSweep } from './fetch-dump.service.js';
export { prepareWaitingSweep } from './prepare-submissions.service.js';
export { sendDueStatementsSweep } from './send-statements.service.js';
export { submitMeasuresSweep } from './submit-measures.service.js';
export { TransparencyDatabaseClient } from './transparency-database.client.js';
export { TransparencyDatabaseModule } from './transparency-database.module.js';
