import type { Api } from '../api.js';
import { inParallel } from '../in-parallel.js';
import type { PlannedComplaint, PlannedNotice } from '../scenario/day.js';
import type { Decided, Decisions } from './decided.js';
import type { ReceivedNotice } from './notifiers.js';
import { words } from './words.js';

/** A complaint that was received, and what it is about. */
export interface FiledComplaint {
  readonly planned: PlannedComplaint;
  readonly decided: Decided;
  /** Of what came through the platform; strangers know the reference alone. */
  readonly id?: string;
}

interface NoticeStatus {
  readonly items: readonly { url: string | null; contentId: string | null; complaintUrl: string | null }[];
}

/** Those who do not agree: notifiers with the ticket of their answer, recipients through the platform (Art. 20). */
export class Complainants {
  constructor(
    private readonly stranger: Api,
    private readonly platformApi: Api,
    private readonly platform: string,
    private readonly decisions: Decisions,
    private readonly received: ReadonlyMap<PlannedNotice, ReceivedNotice>,
  ) {}

  /** Files them, `width` at a time; by reference. What turned out otherwise than planned is not complained of. */
  async complain(complaints: readonly PlannedComplaint[], width: number): Promise<ReadonlyMap<string, FiledComplaint>> {
    const filed = new Map<string, FiledComplaint>();
    await inParallel(complaints, width, async (planned) => {
      const decided = this.decisions.on(planned.content);
      if (decided?.outcome !== (planned.notice ? 'no-action' : 'restrict')) return;
      const complaint = planned.notice
        ? await this.byTicket(planned, planned.notice)
        : await this.throughPlatform(planned, decided);
      if (complaint) filed.set(complaint.reference, { planned, decided, id: complaint.id });
    });
    return filed;
  }

  private async byTicket({ content }: PlannedComplaint, notice: PlannedNotice): Promise<Received | undefined> {
    const { reference, secret } = this.received.get(notice)!;
    const { items } = await this.stranger.get<NoticeStatus>(`/v1/notices/${reference}?secret=${secret}`);
    const about = items.find(({ url, contentId }) => url === content.url || contentId === content.id);
    if (!about?.complaintUrl) return undefined;
    const ticket = new URL(about.complaintUrl).searchParams.get('ticket');
    const text = words[content.language].complaints.notifier;
    return this.stranger.post('/v1/complaints', { ticket, text, language: content.language });
  }

  private throughPlatform({ content, representedBy }: PlannedComplaint, { decisionId }: Decided): Promise<Received> {
    const { language, author } = content;
    return this.platformApi.post(`/v1/platforms/${this.platform}/complaints`, {
      decisionId,
      recipientId: author.id,
      text: words[language].complaints.recipient,
      language,
      representedBy,
    });
  }
}

interface Received {
  readonly reference: string;
  readonly id?: string;
}
