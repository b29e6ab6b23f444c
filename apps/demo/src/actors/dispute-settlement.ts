import type { Documents } from '../documents.js';
import type { FiledComplaint } from './complainants.js';
import { reconsider } from './judge.js';
import type { Team } from './team.js';

const body = {
  name: 'Demo Appeals Centre',
  url: 'https://appeals.example',
  email: 'cases@appeals.example',
  certification: {
    coordinator: 'Coimisiún na Meán',
    memberState: 'IE',
    languages: ['en', 'de', 'fr'],
    validFrom: '2025-01-01',
    validTo: '2029-12-31',
  },
} as const;

/** Who lost a complaint goes to a certified body, which sees it otherwise; the platform follows (Art. 21). */
export class DisputeSettlement {
  constructor(
    private readonly team: Team,
    private readonly platform: string,
    private readonly documents: Documents,
  ) {}

  /** From the body's message to the decision that carries its outcome out; the case file lies beside the reports. */
  async settle({ id: complaintId, decided }: FiledComplaint): Promise<void> {
    const { api: officer } = this.team.officer;
    const { api: senior } = this.team.secondSenior;
    const path = `/v1/platforms/${this.platform}/disputes`;
    const dispute = await officer.post<{ id: string }>(path, {
      bodyId: await this.bodyId(),
      bodyReference: `DAC-${decided.decisionId.slice(-12)}`,
      decisionId: decided.decisionId,
      side: 'recipient',
      complaintId,
      receivedByBodyAt: new Date().toISOString(),
      grounds: 'The post quotes what it speaks out against.',
    });
    const own = `${path}/${dispute.id}`;
    await this.documents.save(`case-file-${dispute.id}.zip`, await senior.download(`${own}/case-file`));
    await senior.post(`${own}/reply`, { byMail: true, message: 'The case file is in your portal.', language: 'en' });
    await officer.post(`${own}/outcome`, {
      outcome: 'reversed',
      decidedAt: new Date().toISOString(),
      summary: 'Quoting in order to criticise is protected.',
      fees: { currency: 'EUR', feesCents: 9_500, borneByProvider: true, expensesCents: 0, badFaith: false },
    });
    const { reason: _told, ...decision } = reconsider(decided.found, decided.content);
    await senior.post(`${own}/implementation`, { implemented: true, decision });
  }

  private async bodyId(): Promise<string> {
    const path = `/v1/platforms/${this.platform}/dispute-bodies`;
    for await (const { id, name } of this.team.officer.api.list<{ id: string; name: string }>(path)) {
      if (name === body.name) return id;
    }
    return (await this.team.officer.api.post<{ id: string }>(path, body)).id;
  }
}
