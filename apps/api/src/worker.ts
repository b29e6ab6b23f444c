import { runProgram } from './run-program.js';

/** The same rooms without HTTP: jobs, due times, reports. */
await runProgram({ ...process.env, NOTICEDESK_ROLES: 'worker' });
