import type { Api } from '../api.js';
import type { PlannedNotice } from '../scenario/day.js';
import { evidence } from './files.js';
import type { Member, Team } from './team.js';

export interface ReceivedNotice {
  readonly reference: string;
  readonly secret: string;
  readonly statusUrl: string;
  readonly missing: readonly { readonly element: string }[];
}

const hourMs = 3_600_000;

/** Those who give notice: strangers, the platform's own form, the trusted flagger, and letters that staff enter. */
export class Notifiers {
  private readonly desk: Member;

  constructor(
    private readonly stranger: Api,
    private readonly team: Team,
    private readonly platform: string,
    private readonly now: Date,
  ) {
    this.desk = team.moderators[0]!;
  }

  /** Sends the notice and what follows it; the answer is that of the intake. */
  async send(notice: PlannedNotice): Promise<ReceivedNotice> {
    const received = await this.submit(notice);
    if (notice.isRepeated) {
      const again = await this.submit(notice);
      if (again.reference !== received.reference)
        throw new Error(`A repeated notice became another: ${again.reference}`);
    }
    const api = this.callerOf(notice);
    const { reference, secret, missing } = received;
    const path = `/v1/notices/${reference}`;
    for (const file of notice.files) await api.upload(`${path}/attachments?secret=${secret}`, evidence[file]);
    if (notice.supplement && missing.length > 0) {
      await api.post(`${path}/supplements?secret=${secret}`, notice.supplement);
    }
    return received;
  }

  private submit({ body, arrival, idempotencyKey, ...notice }: PlannedNotice): Promise<ReceivedNotice> {
    const headers = { 'idempotency-key': idempotencyKey };
    if (!arrival) {
      const { platform } = this;
      return this.callerOf(notice).post('/v1/notices', { ...body, platform }, headers);
    }
    const { channel, hoursAgo } = arrival;
    const receivedAt = new Date(this.now.getTime() - hoursAgo * hourMs).toISOString();
    return this.desk.api.post(`/v1/platforms/${this.platform}/notices`, { ...body, channel, receivedAt }, headers);
  }

  private callerOf({ sender }: Pick<PlannedNotice, 'sender'>): Api {
    switch (sender) {
      case 'stranger':
        return this.stranger;
      case 'platform':
        return this.team.platform;
      case 'trusted-flagger':
        return this.team.flagger;
      case 'desk':
        return this.desk.api;
    }
  }
}
