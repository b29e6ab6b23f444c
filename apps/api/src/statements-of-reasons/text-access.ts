import { Injectable } from '@nestjs/common';
import { callerMay, isStaff, type KeyCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { Staff } from '../staff/index.js';

const childSafety = 'child-safety';

/**
 * Who may read what was written about a case: facts, reasons, locations. Where child abuse is suspected that is for the
 * platform that carries the decision out, for senior moderators, and for moderators who have the skill.
 */
@Injectable()
export class TextAccess {
  constructor(private readonly staff: Staff) {}

  async mayRead(tx: Tx, caller: KeyCaller, caseSkill: string): Promise<boolean> {
    if (!callerMay(caller, 'decision:read-texts')) return false;
    if (caseSkill !== childSafety || caller.role === 'platform' || callerMay(caller, 'child-abuse:read')) return true;
    if (!isStaff(caller)) return false;
    const { skills } = await this.staff.byId(tx, caller.platformId, caller.staffId);
    return skills.includes(childSafety);
  }
}
