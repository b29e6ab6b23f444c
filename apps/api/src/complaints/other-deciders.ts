import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { lanesOf } from '../review/index.js';
import { Staff } from '../staff/index.js';
import type { ComplaintCase, StoredComplaint } from './complaint.js';
import type { DecisionChain } from './complained.query.js';

/** Who had a part in what is complained of; nobody of the staff in a measure of the platform's own systems. */
export function decidersOf({ firstDecider }: StoredComplaint, chain: DecisionChain | null): string[] {
  return [...new Set([...(firstDecider ? [firstDecider] : []), ...(chain?.deciders ?? [])])];
}

/** Who else could decide on a complaint: while there is somebody, nobody decides on their own decision (Art. 20(6)). */
@Injectable()
export class OtherDeciders {
  constructor(private readonly staff: Staff) {}

  /** Whether a moderator without a part in the decision works here to whom the queue gives it: language and skill count too. */
  async exist(tx: Tx, { platformId, language, skill }: ComplaintCase, deciders: readonly string[]): Promise<boolean> {
    const moderators = await this.staff.moderators(tx, platformId);
    return moderators.some((moderator) => {
      const { languages, laneSkills } = lanesOf(moderator);
      return !deciders.includes(moderator.id) && languages.includes(language) && laneSkills.includes(skill);
    });
  }
}
