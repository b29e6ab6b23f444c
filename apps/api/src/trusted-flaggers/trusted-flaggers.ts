import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { statusAt, type StatusAt } from './trusted-flagger.rules.js';
import { TrustedFlaggersRepository } from './trusted-flaggers.repository.js';

/** The register of trusted flaggers, for the rooms below. */
@Injectable()
export class TrustedFlaggers {
  constructor(private readonly repository: TrustedFlaggersRepository) {}

  /** The status at the instant of receipt, which stays with the notice whatever happens to it later; false for an unknown id. */
  async statusAt(tx: Tx, platformId: string, id: string, at: Date, category?: string | null): Promise<StatusAt> {
    const flagger = await this.repository.find(tx, platformId, id);
    return flagger ? statusAt(flagger, at, category) : { trusted: false, inArea: false };
  }

  /** Whether the platform's register has it, whatever its status. */
  async isRegistered(tx: Tx, platformId: string, id: string): Promise<boolean> {
    return (await this.repository.find(tx, platformId, id)) !== undefined;
  }
}
