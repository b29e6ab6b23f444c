import { createHash } from 'node:crypto';
import type { Api } from '../api.js';
import type { Step } from '../progress.js';
import type { PlannedContent } from '../scenario/day.js';
import type { Script } from '../scenario/script.js';
import type { WebhookEvent } from './webhook-receiver.js';

/** As an `enforcement.requested` event brings it. */
interface Command {
  readonly commandId: string;
  readonly kind: 'impose' | 'change' | 'lift';
  readonly decidedAt: string;
  readonly subject: { readonly contentId: string | null; readonly locations: readonly string[] };
}

interface Preservation {
  readonly itemId: string;
  readonly url: string | null;
  readonly contentId: string | null;
}

const dayMs = 86_400_000;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The online service: says what its contents are, carries out what is decided, keeps what notices point to. */
export class Platform {
  /** Commands that have come, by whichever way. */
  private readonly known = new Set<string>();
  private busy = 0;

  constructor(
    private readonly api: Api,
    private readonly key: string,
    private readonly script: Script,
    private readonly confirmed: Step,
    /** Of what goes wrong while nobody waits for it. */
    private readonly onFailure: (error: unknown) => void,
  ) {}

  get isBusy(): boolean {
    return this.busy > 0;
  }

  async describe(content: PlannedContent, edited = false): Promise<void> {
    const { id, url, allegation, language, author } = content;
    const text = allegation.text?.[language];
    await this.api.put(`/v1/platforms/${this.key}/contents/${encodeURIComponent(id)}`, {
      kind: allegation.kind,
      contentTypes: allegation.contentTypes,
      language,
      publishedAt: new Date(Date.now() - 5 * dayMs).toISOString(),
      urls: [url],
      ...(text === undefined ? { mediaSha256: sha256(id) } : { text: edited ? `${text} (edited)` : text }),
      recipient: author,
    });
  }

  hear({ type, data }: WebhookEvent): void {
    this.busy++;
    this.follow(type, data)
      .catch(this.onFailure)
      .finally(() => this.busy--);
  }

  /** Fetches what the webhook did not bring: a server on another machine does not reach our port. */
  async pull(): Promise<void> {
    const path = `/v1/platforms/${this.key}/enforcement-commands`;
    const open: Command[] = [];
    for await (const { id, ...command } of this.api.list<Command & { id: string }>(path)) {
      open.push({ ...command, commandId: id });
    }
    for (const command of open) await this.carryOut(command);
  }

  private async follow(type: string, data: unknown): Promise<void> {
    if (type === 'enforcement.requested') await this.carryOut(data as Command);
    if (type === 'preservation.requested') await this.preserve(data as Preservation);
  }

  private async carryOut({ commandId, kind, decidedAt, subject }: Command): Promise<void> {
    const content = this.script.contentAt(subject.contentId, subject.locations[0]);
    if (!content || this.known.has(commandId)) return;
    this.known.add(commandId);
    this.confirmed.expect(this.known.size);
    const outcome = kind === 'lift' ? 'done' : content.answer;
    if (outcome === 'none') return;
    const effectiveAt = new Date(Math.max(Date.now(), Date.parse(decidedAt))).toISOString();
    await this.api.post(`/v1/platforms/${this.key}/enforcement-commands/${commandId}/confirmations`, {
      outcome,
      ...(outcome !== 'refused' && { effectiveAt }),
    });
    this.confirmed.advance();
  }

  private async preserve({ itemId, url, contentId }: Preservation): Promise<void> {
    const content = this.script.contentAt(contentId, url);
    if (!content || content.answer === 'none') return;
    const kept =
      content.ruling === 'gone'
        ? { outcome: 'failed', failure: 'deleted' }
        : { outcome: 'captured', evidenceSha256: sha256(`evidence ${content.id}`) };
    await this.api.post(`/v1/platforms/${this.key}/preservations/${itemId}`, kept);
  }
}
