import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { invalidInput, notFound } from '../problem/http.problems.js';
import { messageNotAccepted } from './message.problems.js';
import { MessagesRepository } from './messages.repository.js';
import type { ReportBounceDto } from './report-bounce.dto.js';

@Injectable()
export class ReportBounceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly repository: MessagesRepository,
  ) {}

  /**
   * A mail that the relay accepted came back. The instant of acceptance stays: the bounce is a later event. Reported again, it
   * changes nothing. Problems: `not-found`; `invalid-input` for an instant to come; `message-not-accepted`, on which a relay
   * reports again later.
   */
  async report(platformId: string, { messageId, occurredAt, status }: ReportBounceDto): Promise<{ id: string }> {
    const now = this.clock.now();
    if (occurredAt && occurredAt > now)
      throw invalidInput([{ pointer: '#/occurredAt', detail: 'must not lie in the future' }]);
    return this.db.transaction(async (tx) => {
      const message = await this.repository.lockMail(tx, platformId, messageId.trim().replace(/^<|>$/g, ''));
      if (!message) throw notFound();
      if (message.state === 'bounced') return { id: message.id };
      if (message.state !== 'accepted') throw messageNotAccepted(message.state);
      const bounce = { bouncedAt: occurredAt ?? now, detail: status ?? null, now };
      await this.repository.recordBounce(tx, message, bounce);
      return { id: message.id };
    });
  }
}
