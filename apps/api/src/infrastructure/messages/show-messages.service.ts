import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { invalidInput, notFound } from '../problem/http.problems.js';
import { isId } from '../validation/id.pipe.js';
import { type Page, pageKey, pageOf, readPageKey } from '../validation/page.js';
import type { ListMessagesQuery } from './list-messages.dto.js';
import { type AttemptEntry, type MessageEntry, MessagesQuery } from './messages.query.js';

@Injectable()
export class ShowMessagesService {
  constructor(
    private readonly db: Database,
    private readonly messages: MessagesQuery,
  ) {}

  async list(
    platformId: string,
    holdsToo: boolean,
    { notice, decision, state, limit, after }: ListMessagesQuery,
  ): Promise<Page<MessageEntry>> {
    const [before] = readPageKey(after, 1) ?? [];
    if (before !== undefined && !isId(before))
      throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
    const filter = { noticeId: notice, decisionId: decision, state, holdsToo, before, limit: limit + 1 };
    const rows = await this.db.read((tx) => this.messages.list(tx, platformId, filter));
    return pageOf(rows, limit, ({ id }) => pageKey(id));
  }

  /** Problem: `not-found`. */
  show(
    platformId: string,
    holdsToo: boolean,
    id: string,
  ): Promise<{ message: MessageEntry; attempts: AttemptEntry[] }> {
    return this.db.read(async (tx) => {
      const message = await this.messages.find(tx, platformId, id, holdsToo);
      if (!message) throw notFound();
      return { message, attempts: await this.messages.attempts(tx, platformId, id) };
    });
  }
}
