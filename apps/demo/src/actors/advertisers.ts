import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../api.js';
import type { OnlineService } from '../online-service.js';
import type { PlannedAdvert } from '../scenario/day.js';

const lookEveryMs = 250;
const letterWithinMs = 15_000;

/** Accounts whose contents the platform's own filter hides; who was taken for one of them by mistake complains (Art. 20). */
export class Advertisers {
  constructor(
    private readonly stranger: Api,
    private readonly platformApi: Api,
    private readonly platform: string,
    private readonly service: OnlineService,
    private readonly adverts: readonly PlannedAdvert[],
  ) {}

  async advertise(): Promise<void> {
    for (const advert of this.adverts) await this.service.advertise(advert);
    await this.service.filter();
    await this.service.everythingTold();
  }

  /** By the link of the statement that lies in the inbox, or that the platform shows; the references of the complaints. */
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
        const ticket = ticketIn(text);
        if (ticket) return ticket;
      }
    }
    return this.shownTo(account);
  }

  /** No webhook reaches the platform: it finds the link with its key. */
  private async shownTo(account: string): Promise<string> {
    const path = `/v1/platforms/${this.platform}/measures`;
    for await (const { appliedOn, measureId } of this.platformApi.list<Measure>(`${path}?recipient=${account}`)) {
      const { complaintUrl } = await this.platformApi.get<Measure>(`${path}/${appliedOn}/${measureId}`);
      const ticket = complaintUrl && ticketIn(complaintUrl);
      if (ticket) return ticket;
    }
    throw new Error(`There is no link by which ${account} could complain.`);
  }
}

interface Measure {
  readonly appliedOn: string;
  readonly measureId: string;
  readonly complaintUrl?: string | null;
}

function ticketIn(text: string): string | undefined {
  return /[?&]ticket=([^\s&]+)/.exec(text)?.[1];
}
