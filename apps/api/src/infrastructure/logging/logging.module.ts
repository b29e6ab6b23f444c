import { Global, Module } from '@nestjs/common';
import { Config } from '../config.js';
import { Log } from './log.js';
import { createLogger } from './logger.js';

@Global()
@Module({
  providers: [{ provide: Log, inject: [Config], useFactory: (config: Config) => createLogger(config.logLevel) }],
  exports: [Log],
})
export class LoggingModule {}
