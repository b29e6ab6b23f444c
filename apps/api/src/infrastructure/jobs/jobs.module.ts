import { Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { Jobs } from './jobs.js';
import { JobsRunner } from './jobs-runner.js';

/** Work that is enqueued in the transaction of the row that it is about, and the processes that do it. */
@Global()
@Module({
  providers: [Jobs, JobHandlers, JobsRunner],
  exports: [Jobs, JobHandlers],
})
export class JobsModule {}
