import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { Database } from './database/database.js';
import { FirstStart } from './first-start.js';
import { Secrets } from './secrets.js';

/** What exists before the rooms do, and outlives them. */
export interface Ground {
  config: Config;
  secrets: Secrets;
  clock: Clock;
  database: Database;
}

/** Makes the ground injectable in every room. */
@Module({})
export class InfrastructureModule {
  static on({ config, secrets, clock, database }: Ground): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      { provide: Secrets, useValue: secrets },
      { provide: Clock, useValue: clock },
      { provide: Database, useValue: database },
      FirstStart,
    ];
    return { module: InfrastructureModule, global: true, providers, exports: providers };
  }
}
