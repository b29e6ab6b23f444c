import { Injectable } from '@nestjs/common';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { StaffRepository } from './staff.repository.js';

/** Who decided in an earlier tool, as far as nobody knows better: nobody who works, or ever worked, here. */
const nobodyKnown = 'earlier-tool';

/** Who acted in an earlier tool. */
@Injectable()
export class EarlierStaff {
  constructor(private readonly staff: StaffRepository) {}

  /** By the aliases that they have here, those who left too; absent where there is no such person. */
  idsOf(tx: Tx, platformId: string, aliases: readonly string[]): Promise<Map<string, string>> {
    return this.staff.idsByAlias(tx, platformId, aliases);
  }

  /** The row that stands for whom nobody knows; made when it is first needed. One caller of a platform at a time. */
  async nobodyKnown(tx: Tx, platformId: string, now: Date): Promise<string> {
    const known = (await this.staff.idsByAlias(tx, platformId, [nobodyKnown])).get(nobodyKnown);
    if (known) return known;
    const id = newId();
    const row = { platformId, id, alias: nobodyKnown, role: 'moderator', languages: [], skills: [], recordedAt: now };
    await insertRows(tx, 'staff_member', [{ ...row, leftAt: now }]);
    return id;
  }
}
