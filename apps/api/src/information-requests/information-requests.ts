import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { InformationRequest } from './information-request.js';
import { InformationRequestsRepository } from './information-requests.repository.js';

/** What other rooms ask about requests of authorities. */
@Injectable()
export class InformationRequests {
  constructor(private readonly requests: InformationRequestsRepository) {}

  /** Null when the platform has none of this id. */
  byId(tx: Tx, platformId: string, id: string): Promise<InformationRequest | null> {
    return this.requests.find(tx, platformId, id);
  }

  /** The same, and it takes no step until the transaction ends. */
  held(tx: Tx, platformId: string, id: string): Promise<InformationRequest | null> {
    return this.requests.hold(tx, platformId, id);
  }
}
