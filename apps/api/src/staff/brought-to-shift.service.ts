import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { ProfilesRepository } from './profiles.repository.js';
import type { Brought } from './shift.js';
import { StaffRepository } from './staff.repository.js';

/** Says what a person brings to a shift: it is frozen with the shift. */
@Injectable()
export class BroughtToShiftService {
  constructor(
    private readonly platforms: Platforms,
    private readonly staff: StaffRepository,
    private readonly profiles: ProfilesRepository,
  ) {}

  /** Problem: `invalid-input` for somebody who does not work here. */
  async by(tx: Tx, platformId: string, staffId: string, at: Date): Promise<Brought> {
    const member = await this.staff.find(tx, platformId, staffId);
    if (!member || (member.leftAt && member.leftAt <= at))
      throw invalidInput([{ pointer: '#/staffId', detail: 'must be a person who works here then' }]);
    const day = dayOf(at, await this.platforms.timeZoneOf(tx, platformId));
    const profile = await this.profiles.on(tx, platformId, staffId, day);
    return { employer: profile?.employer ?? null, languages: profile?.languages ?? [], skills: member.skills };
  }
}
