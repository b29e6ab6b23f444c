import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../api.js';
import type { OnlineService } from '../online-service.js';
import type { PlannedAdvert } from '../scenario/day.js';

const lookEveryMs = 250;
const letterWithinMs = 30_000;

/** Accounts whose contents the platform's own filter hides; who was taken for one of them by mistake complains (Art. 20). */
export class Advertisers {
  constructor(
    private readonly stranger: Api,
    private readonly service: OnlineService,
    private readonly adverts: readonly PlannedAdvert[],
  ) {}

  async advertise(): Promise<void> {
    for (const advert of this.adverts) await this.service.advertise(advert);
    await this.service.filter();
    await this.service.everythingTold();
  }

  /** By the link of the statement that lies in the inbox; the references of the complaints. */
  async complain(): Promise<string[]> {
    const references: string[] = [];
    for (const { account, language } of this.adverts.filter(({ isMistaken }) => isMistaken)) {
      const ticket = await this.ticketOf(account);
      const text = 'I do not sell any pills. I warn of those who do: please read all of it.';
      const { reference } = await this.stranger.post<{ reference: string }>('/v1/complaints', {
        ticket,
        text,
        language,
      });
      references.push(reference);
    }
    return references;
  }

  private async ticketOf(account: string): Promise<string> {
    for (const until = Date.now() + letterWithinMs; Date.now() < until; await sleep(lookEveryMs)) {
      for (const { text } of await this.service.lettersTo(account)) {
        const [, ticket] = /[?&]ticket=([^\s&]+)/.exec(text) ?? [];
        if (ticket) return ticket;
      }
    }
    throw new Error(`No statement of reasons came to the inbox of ${account}.`);
  }
}
