import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { AuthoritiesRepository } from './authorities.repository.js';
import type { Authority } from './authority.js';

export type NewAuthority = Omit<Authority, 'id' | 'retiredAt'>;

/** The register of whom to tell, each platform its own. */
@Injectable()
export class KeepAuthoritiesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly authorities: AuthoritiesRepository,
  ) {}

  /** Problem: `invalid-input` for one that cannot be reached. */
  add(platformId: string, added: NewAuthority): Promise<Authority> {
    if (added.email === null && added.portalUrl === null && added.phone === null)
      throw invalidInput([{ pointer: '#/email', detail: 'must be given, or portalUrl, or phone' }]);
    return this.db.transaction(async (tx) => {
      const authority = { ...added, id: newId(), retiredAt: null };
      await this.authorities.insert(tx, platformId, authority, this.clock.now());
      await this.audit.append(tx, [
        {
          platformId,
          action: 'law-enforcement-authority.added',
          article: '18(1)',
          entityKind: 'law-enforcement-authority',
          entityId: authority.id,
          details: { jurisdiction: code(authority.jurisdiction) },
        },
      ]);
      return authority;
    });
  }

  /** Nothing new is reported to it; what was stays. Problem: `not-found`. */
  async retire(platformId: string, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.authorities.retire(tx, platformId, id, this.clock.now()))) throw notFound();
      await this.audit.append(tx, [
        {
          platformId,
          action: 'law-enforcement-authority.retired',
          article: '18(1)',
          entityKind: 'law-enforcement-authority',
          entityId: id,
        },
      ]);
    });
  }

  /** Those in use, by jurisdiction. */
  list(platformId: string): Promise<Authority[]> {
    return this.db.read((tx) => this.authorities.inUse(tx, platformId));
  }
}
