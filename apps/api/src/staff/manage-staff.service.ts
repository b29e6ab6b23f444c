import { Injectable } from '@nestjs/common';
import { Keys } from '../access/index.js';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { StaffIdentity, StaffMember } from './staff-member.js';
import { staffMemberLeft } from './staff.problems.js';
import { StaffRepository, type StaffChanges, type StaffRow } from './staff.repository.js';

export type NewStaffMember = Pick<StaffMember, 'alias' | 'role' | 'languages' | 'skills'> & StaffIdentity;

/** What administrators do with the register of the staff. */
@Injectable()
export class ManageStaffService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly keys: Keys,
    private readonly audit: Audit,
    private readonly staff: StaffRepository,
  ) {}

  add(platformId: string, member: NewStaffMember): Promise<StaffMember> {
    return this.db.transaction((tx) => this.addIn(tx, platformId, member));
  }

  /** Adds a person; a key is made for them apart. Problem: `alias-taken`. */
  async addIn(tx: Tx, platformId: string, { name, email, ...member }: NewStaffMember): Promise<StaffMember> {
    const recordedAt = this.clock.now();
    const added: StaffRow = {
      ...member,
      id: newId(),
      leftAt: null,
      identityId: await this.sealIdentity(tx, platformId, { name, email }, recordedAt),
      recordedAt,
    };
    await this.staff.insert(tx, platformId, added);
    await this.report(tx, platformId, added.id, 'staff.added', { role: code(member.role) });
    return added;
  }

  /**
   * Changes what is named. A new role ends the person's keys, because a key keeps the role that it was made for. Problems:
   * `not-found`, `alias-taken`, `staff-member-left`.
   */
  change(platformId: string, id: string, changes: Omit<StaffChanges, 'leftAt'>): Promise<StaffMember> {
    return this.locked(platformId, id, async (tx, member) => {
      const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const fields = Object.keys(named);
      if (fields.length === 0) return member;
      await this.staff.update(tx, platformId, id, named);
      if (changes.role !== undefined && changes.role !== member.role) await this.keys.revokeOfStaff(tx, platformId, id);
      await this.report(tx, platformId, id, 'staff.changed', { fields: fields.map(code) });
      return { ...member, ...named };
    });
  }

  /** The person leaves: their keys end at once. Problems: `not-found`, `staff-member-left`. */
  leave(platformId: string, id: string): Promise<StaffMember> {
    return this.locked(platformId, id, async (tx, member) => {
      const leftAt = this.clock.now();
      await this.staff.update(tx, platformId, id, { leftAt });
      const keysEnded = await this.keys.revokeOfStaff(tx, platformId, id);
      await this.report(tx, platformId, id, 'staff.left', { keysEnded });
      return { ...member, leftAt };
    });
  }

  /** The member with name and address; both absent when they were not told or are erased. Problem: `not-found`. */
  show(platformId: string, id: string): Promise<StaffMember & StaffIdentity> {
    return this.db.read(async (tx) => {
      const member = await this.staff.find(tx, platformId, id);
      if (!member) throw notFound();
      const { identityId } = member;
      const sealed = identityId && (await this.texts.read(tx, platformId, [identityId])).get(identityId);
      return { ...member, ...(sealed ? (JSON.parse(sealed) as StaffIdentity) : {}) };
    });
  }

  async list(platformId: string, { limit, after }: PageQuery): Promise<Page<StaffMember>> {
    const [afterAlias = ''] = readPageKey(after, 1) ?? [];
    const rows = await this.db.read((tx) => this.staff.page(tx, platformId, afterAlias, limit + 1));
    return pageOf(rows, limit, ({ alias }) => pageKey(alias));
  }

  private locked(
    platformId: string,
    id: string,
    work: (tx: Tx, member: StaffRow) => Promise<StaffMember>,
  ): Promise<StaffMember> {
    return this.db.transaction(async (tx) => {
      const member = await this.staff.lock(tx, platformId, id);
      if (!member) throw notFound();
      if (member.leftAt) throw staffMemberLeft();
      return work(tx, member);
    });
  }

  private async sealIdentity(
    tx: Tx,
    platformId: string,
    identity: StaffIdentity,
    recordedAt: Date,
  ): Promise<string | null> {
    if (!identity.name && !identity.email) return null;
    const sealed = this.texts.prepare({ platformId, kind: 'staff-identity', text: JSON.stringify(identity) });
    await this.texts.insertMany(tx, [sealed], recordedAt);
    return sealed.id;
  }

  private report(
    tx: Tx,
    platformId: string,
    entityId: string,
    action: string,
    details: Parameters<Audit['append']>[1][number]['details'],
  ): Promise<void> {
    return this.audit.append(tx, [
      { platformId, action, article: '42(2)', entityKind: 'staff-member', entityId, details },
    ]);
  }
}
