import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { pendingMigrations } from '../database/migrate.js';
import { HealthChecks } from './health-checks.js';

/** Whether the database answers, and whether it has the form that this version of the program expects. */
@Injectable()
export class DatabaseChecks implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly health: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.health.register('database', async () => {
      await this.db.query('select 1');
    });
    this.health.register('migrations', async () => {
      const pending = await pendingMigrations(this.db);
      if (pending.length > 0) throw new Error(`Not applied: ${pending.join(', ')}`);
    });
  }
}
