import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, type Started } from '../../sample-platform/src/start.js';
import { Api } from './api.js';
import type { Step } from './progress.js';
import type { PlannedAdvert, PlannedContent } from './scenario/day.js';
import type { Stage } from './stage.js';

const dayMs = 86_400_000;
const pullEveryMs = 10_000;
const lookEveryMs = 250;
/** How long it may take to tell Noticedesk what it does not know. */
const toldWithinMs = 60_000;

/** As GET /state of the sample platform answers, as far as the demo reads it. */
interface State {
  readonly commandsAnswered: number;
  readonly commandsUntold: number;
  readonly untold: number;
  readonly refused: readonly { readonly what: string; readonly why: string }[];
}

/** What an account finds in its inbox. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The service at which the day is played: the sample platform, which is spoken to as everybody speaks to it. */
export class OnlineService {
  private readonly api: Api;
  private readonly closing = new AbortController();
  private told = 0;

  private constructor(
    private readonly program: Started,
    private readonly admin: Api,
    private readonly webhook: string,
    private readonly confirmed: Step,
  ) {
    this.api = new Api(program.url);
  }

  /** Starts it on a free port and has an administrator set its webhook; `fail` hears of what goes wrong while nobody waits for it. */
  static async open(
    { admin, team, platform, script, documents }: Stage,
    confirmed: Step,
    fail: (error: unknown) => void,
  ): Promise<OnlineService> {
    const { url, key } = team.platform;
    const journal = documents.pathOf('sample-platform.ndjson');
    const settings = { url, platform, apiKey: key!, port: 0, journal, site: script.day.site, pullEveryMs };
    const program = await start(settings, fail);
    const service = new OnlineService(program, admin, `/v1/platforms/${platform}/webhook`, confirmed);
    try {
      const { secret } = await admin.put<{ secret: string }>(service.webhook, { url: `${program.url}/noticedesk` });
      program.trust(secret);
    } catch (error) {
      await program.stop();
      throw error;
    }
    void service.follow().catch(fail);
    return service;
  }

  /** What an account does; whether Noticedesk is told depends on the plan, and on whether it is later already. */
  async publish(content: PlannedContent, when: 'before' | 'after' | 'edited' = 'before'): Promise<void> {
    const { id, url, allegation, language, author, answer, ruling, description } = content;
    const text = allegation.text?.[language];
    await this.api.post('/contents', {
      ...{ id, url, language, account: author.id, answer },
      text: when === 'edited' && text ? `${text} (edited)` : text,
      publishedAt: new Date(Date.now() - 5 * dayMs).toISOString(),
      describe: description === 'before' || (description === 'after' && when === 'after'),
      description: {
        kind: allegation.kind,
        contentTypes: allegation.contentTypes,
        ...(text === undefined && { mediaSha256: createHash('sha256').update(id).digest('hex') }),
        recipient: author,
      },
    });
    if (ruling === 'gone') await this.api.delete(`/contents/${encodeURIComponent(id)}`);
  }

  async advertise({ id, url, account, language, text }: PlannedAdvert): Promise<void> {
    await this.api.post('/contents', { id, url, account, language, text });
  }

  /** The platform's own filter hides what it finds, and reports it (Art. 15(1)(c)). */
  async filter(): Promise<void> {
    await this.api.post('/filter');
  }

  async lettersTo(account: string): Promise<readonly Letter[]> {
    return (await this.api.get<{ items: Letter[] }>(`/accounts/${encodeURIComponent(account)}/letters`)).items;
  }

  /** Fetches what the webhook did not bring: a server on another machine does not reach our port. */
  async pull(): Promise<void> {
    await this.api.post('/pull');
    await this.everythingTold();
  }

  async isBusy(): Promise<boolean> {
    return (await this.state()).untold > 0;
  }

  /** Throws when something was refused: the story has no room for it. */
  async everythingTold(): Promise<void> {
    const until = Date.now() + toldWithinMs;
    for (;;) {
      const { untold, refused } = await this.state();
      const [first] = refused;
      if (first) throw new Error(`The platform told ${first.what}, which was refused. ${first.why}`);
      if (untold === 0) return;
      if (Date.now() > until) throw new Error(`The platform did not get rid of ${untold} reports.`);
      await sleep(lookEveryMs);
    }
  }

  /** Without anybody who listens, commands wait to be pulled. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.admin.delete(this.webhook).finally(() => this.program.stop());
  }

  private async follow(): Promise<void> {
    while (!this.closing.signal.aborted) {
      await this.state();
      await sleep(lookEveryMs, undefined, { signal: this.closing.signal }).catch(() => {});
    }
  }

  private async state(): Promise<State> {
    const state = await this.api.get<State>('/state');
    this.confirmed.expect(state.commandsAnswered);
    for (const now = state.commandsAnswered - state.commandsUntold; this.told < now; this.told++)
      this.confirmed.advance();
    return state;
  }
}
