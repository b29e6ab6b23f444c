import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { OnCallQuery } from './on-call.query.js';
import type { OnCall } from './page.js';
import type { StaffMember } from './staff-member.js';
import { StaffRepository } from './staff.repository.js';

/** The people who work for a platform, for the rooms below. */
@Injectable()
export class Staff {
  constructor(
    private readonly repository: StaffRepository,
    private readonly onCall: OnCallQuery,
  ) {}

  /** The member with this id, one who has left too. Problem: `not-found`. */
  async byId(tx: Tx, platformId: string, id: string): Promise<StaffMember> {
    const member = await this.repository.find(tx, platformId, id);
    if (!member) throw notFound();
    return member;
  }

  /** The languages of the moderators who work here now, each once. */
  moderatedLanguages(tx: Tx, platformId: string): Promise<string[]> {
    return this.repository.moderatedLanguages(tx, platformId);
  }

  /** The moderators and senior moderators who work here now, by alias. */
  moderators(tx: Tx, platformId: string): Promise<StaffMember[]> {
    return this.repository.moderators(tx, platformId);
  }

  /** Those of a role who work here now, with the addresses that are known; by alias. */
  async reachable(tx: Tx, platformId: string, role: 'senior-moderator' | 'compliance-officer'): Promise<OnCall[]> {
    return (await this.onCall.standIns(tx, platformId)).filter((person) => person.role === role);
  }

  /** The member with this id who works here now, or undefined. */
  async find(tx: Tx, platformId: string, id: string): Promise<StaffMember | undefined> {
    const member = await this.repository.find(tx, platformId, id);
    return member?.leftAt === null ? member : undefined;
  }
}
