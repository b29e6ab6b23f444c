import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { UndecidedCasesRepository } from './undecided-cases.repository.js';

/** Lets somebody change what a decision would go by, as long as there is none. */
@Injectable()
export class KeepUndecidedService {
  constructor(private readonly cases: UndecidedCasesRepository) {}

  /**
   * True when no item of the notice is decided, and none will be until the transaction ends; a notice without items is
   * undecided. A decision that came first may have moved items on: then the cases that they are in now are locked too.
   */
  async keep(tx: Tx, platformId: string, noticeId: string): Promise<boolean> {
    for (;;) {
      const locked = await this.cases.lock(tx, platformId, noticeId);
      const current = await this.cases.ofNotice(tx, platformId, noticeId);
      if (!current.every((caseId) => locked.has(caseId))) continue;
      return current.every((caseId) => locked.get(caseId) !== 'decided');
    }
  }
}
