import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { may } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { RotaRepository } from './rota.repository.js';
import type { RotaShift } from './rota.js';
import { StaffRepository } from './staff.repository.js';

export type NewShift = Pick<RotaShift, 'staffId' | 'position' | 'until'> & {
  /** Now unless told. */
  readonly from?: Date;
};

/** Who is on call, and in which order they are paged. */
@Injectable()
export class KeepRotaService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly staff: StaffRepository,
    private readonly rota: RotaRepository,
  ) {}

  /** Problem: `invalid-input` for a person who has left or may not act, and for a shift that ends before it begins or is over. */
  add(platformId: string, shift: NewShift): Promise<RotaShift> {
    return this.db.transaction((tx) => this.addIn(tx, platformId, shift));
  }

  /** The same in a transaction that is open. */
  async addIn(tx: Tx, platformId: string, { staffId, position, from, until }: NewShift): Promise<RotaShift> {
    const now = this.clock.now();
    const shift = { id: newId(), staffId, position, from: from ?? now, until };
    if (until && (until <= shift.from || until <= now))
      throw invalidInput([{ pointer: '#/until', detail: 'must lie after the start, and in the future' }]);
    const member = await this.staff.find(tx, platformId, staffId);
    if (!member || member.leftAt || !may(member.role, 'page:acknowledge'))
      throw invalidInput([
        { pointer: '#/staffId', detail: 'must be a person who works here and may acknowledge a page' },
      ]);
    await this.rota.insert(tx, platformId, shift, now);
    await this.report(tx, platformId, shift, 'rota-shift.added');
    return shift;
  }

  /** Takes a shift off the rota, also one that has begun. Problem: `not-found`. */
  async end(platformId: string, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const shift = await this.rota.end(tx, platformId, id, this.clock.now());
      if (!shift) throw notFound();
      await this.report(tx, platformId, shift, 'rota-shift.ended');
    });
  }

  /** The same in a transaction that is open; one that was taken off before stays off. */
  async endIn(tx: Tx, platformId: string, id: string): Promise<void> {
    const shift = await this.rota.end(tx, platformId, id, this.clock.now());
    if (shift) await this.report(tx, platformId, shift, 'rota-shift.ended');
  }

  /** The shifts that last or are to come, in the order of paging. */
  list(platformId: string): Promise<RotaShift[]> {
    return this.db.read((tx) => this.rota.current(tx, platformId, this.clock.now()));
  }

  private report(tx: Tx, platformId: string, shift: RotaShift, action: string) {
    const { id: entityId, position, from, until } = shift;
    const details = { position, from, until };
    return this.audit.append(tx, [{ platformId, action, entityKind: 'rota-shift', entityId, details }]);
  }
}
