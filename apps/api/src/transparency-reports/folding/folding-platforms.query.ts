import { Injectable } from '@nestjs/common';
import { Database } from '../../infrastructure/database/database.js';
import type { Tx } from '../../infrastructure/database/tx.js';
import { choicesFrom } from '../counting-choices.js';

/** What a platform's choices mean for its day figures. */
export interface FoldingPlatform {
  readonly id: string;
  /** IANA name of the zone of its days. */
  readonly zone: string;
  readonly insideAreaOnly: boolean;
}

interface PlatformRow {
  readonly id: string;
  readonly timeZone: string;
  readonly settings: unknown;
}

@Injectable()
export class FoldingPlatformsQuery {
  constructor(private readonly db: Database) {}

  async all(): Promise<FoldingPlatform[]> {
    const rows = await this.db.query<PlatformRow>(
      'select p.id, p.time_zone as "timeZone", p.report_settings as settings from platform p order by p.id',
    );
    return rows.map(toFoldingPlatform);
  }

  /** Undefined when there is no such platform. */
  async find(tx: Tx, platformId: string): Promise<FoldingPlatform | undefined> {
    const { rows } = await tx.sql.query<PlatformRow>(
      'select p.id, p.time_zone as "timeZone", p.report_settings as settings from platform p where p.id = $1',
      [platformId],
    );
    return rows.map(toFoldingPlatform)[0];
  }
}

function toFoldingPlatform({ id, timeZone, settings }: PlatformRow): FoldingPlatform {
  const { reportingZone, trustedFlaggerNotices } = choicesFrom(settings, timeZone);
  return { id, zone: reportingZone, insideAreaOnly: trustedFlaggerNotices === 'in-area' };
}
