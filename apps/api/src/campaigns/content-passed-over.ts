import type { KeptCause, LeftOutCause } from './campaign.js';

/** A content of a campaign is left as it is; the transaction is undone, and the list says why. */
export class ContentPassedOver extends Error {
  constructor(readonly reason: LeftOutCause | KeptCause) {
    super(`The content is passed over: ${reason}`);
    this.name = 'ContentPassedOver';
  }
}
