import { rm } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Keys } from '../access/index.js';
import { Config } from '../infrastructure/config.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { FirstStart } from '../infrastructure/first-start.js';
import { Platforms, RegisterPlatformService } from '../platforms/index.js';
import { ManageStaffService } from '../staff/index.js';
import { credentialsFile, writeCredentials, type Credentials } from './credentials-file.js';
import { samplePlatform, sampleStaff } from './sample-platform.js';

/** Makes an installation without platforms one that can be tried out at once. */
@Injectable()
export class MakeSampleService implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly firstStart: FirstStart,
    private readonly keys: Keys,
    private readonly platforms: Platforms,
    private readonly registerPlatform: RegisterPlatformService,
    private readonly manageStaff: ManageStaffService,
  ) {}

  onModuleInit(): void {
    // A worker has nobody to show the keys to.
    if (this.config.roles.includes('api')) this.firstStart.add(() => this.run());
  }

  /** The lines to show; [] when there is a platform already. Of programs that start at once on one database one makes it. */
  async run(): Promise<string[]> {
    const file = credentialsFile(this.config.dataDir);
    let isWritten = false;
    const credentials = await this.db
      .transaction(async (tx) => {
        const made = await this.make(tx);
        if (!made) return undefined;
        // Before the commit, although it is outside PostgreSQL: after it, a crash would leave keys that nobody knows.
        await writeCredentials(file, made);
        isWritten = true;
        return made;
      })
      .catch(async (error: unknown) => {
        if (isWritten) await rm(file, { force: true });
        throw error;
      });
    if (!credentials) return [];
    this.platforms.forget();
    return linesOf(credentials, file);
  }

  private async make(tx: Tx): Promise<Credentials | undefined> {
    await oneAtATime(tx, 'first start');
    if (await this.platforms.haveAny(tx)) return undefined;
    const platformId = await this.registerPlatform.registerIn(tx, samplePlatform);
    const keys: Record<string, string> = {};
    for (const person of sampleStaff) {
      const { id: staffId, role } = await this.manageStaff.addIn(tx, platformId, person);
      keys[role] = (await this.keys.create(tx, { platformId, role, label: 'First start', staffId })).key;
    }
    keys.platform = (await this.keys.create(tx, { platformId, role: 'platform', label: 'First start' })).key;
    keys.admin = (await this.keys.create(tx, { platformId: null, role: 'admin', label: 'First start' })).key;
    return { platform: samplePlatform.key, keys };
  }
}

function linesOf({ platform, keys }: Credentials, file: string): string[] {
  return [
    `Sample platform:      ${platform}`,
    `Moderator's key:      ${keys.moderator}`,
    `Compliance officer's: ${keys['compliance-officer']}`,
    `Platform's key:       ${keys.platform}`,
    `All keys, also later: ${file}`,
  ];
}
