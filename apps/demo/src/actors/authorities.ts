import type { Api } from '../api.js';
import type { Step } from '../progress.js';
import type { PlannedOrder } from '../scenario/day.js';
import type { Team } from './team.js';

interface EnteredOrder {
  readonly id: string;
  readonly planned: PlannedOrder;
}

/** The authorities' orders, and those at the platform who enter them and answer for information (Art. 9, 10). */
export class Authorities {
  private readonly entered: EnteredOrder[] = [];
  private readonly path: string;

  constructor(
    private readonly team: Team,
    platform: string,
    /** Keeps the references of one run apart from those of others. */
    private readonly run: string,
    private readonly answered: Step,
  ) {
    this.path = `/v1/platforms/${platform}/orders`;
  }

  /** The platform's systems pass on what has one hour; a compliance officer enters what came by mail. */
  async order(orders: readonly PlannedOrder[]): Promise<void> {
    for (const planned of orders) {
      const { instrument } = planned;
      const isUrgent = instrument === 'terrorist-content';
      const api: Api = isUrgent ? this.team.platform : this.team.officer.api;
      const body = {
        ...saying(planned),
        instrument,
        authorityReference: `demo-${this.run}-${this.entered.length + 1}`,
        language: 'en',
        channel: isUrgent ? 'api' : 'email',
        replyTo: { email: 'orders@authority.example' },
      };
      const { id } = await api.post<{ id: string }>(this.path, body);
      this.entered.push({ id, planned });
    }
  }

  /** Hands over what orders to provide information ask for, and says so. */
  async disclose(): Promise<void> {
    const { api } = this.team.officer;
    for (const { id, planned } of this.entered.filter((one) => one.planned.instrument === 'dsa-article-10')) {
      await api.post(`${this.path}/${id}/disclosures`, {
        dataCategories: ['subscriber'],
        recipients: [planned.content.author.id],
        handedTo: 'KHK Schulz, LKA Berlin',
        details: 'Name and address as of registration.',
      });
      await api.post(`${this.path}/${id}/effect`, { outcome: 'given', effectiveAt: new Date().toISOString() });
    }
  }

  /** Counts the orders of which the authority was told what became of them. */
  async follow(): Promise<void> {
    for (const { id } of this.entered) {
      const { answeredAt } = await this.team.officer.api.get<{ answeredAt: string | null }>(`${this.path}/${id}`);
      if (answeredAt) this.answered.advance();
    }
  }
}

/** What the order says: complete, as Art. 9(2) and 10(2) want it. */
function saying({ instrument, content }: PlannedOrder) {
  const { category, keyword, law } = content.allegation;
  const redress = 'An action lies to the administrative court within one month.';
  if (instrument === 'dsa-article-10') {
    return {
      kind: 'information',
      authority: 'Landeskriminalamt Berlin',
      memberState: 'DE',
      legalBasis: '§ 100j StPO',
      recipients: `The holder of the account ${content.author.id}.`,
      purpose: 'To establish who published what is investigated.',
      redress,
    };
  }
  const isTerrorist = instrument === 'terrorist-content';
  return {
    kind: 'act',
    authority: isTerrorist ? 'Bundeskriminalamt' : 'Medienanstalt Berlin-Brandenburg',
    memberState: 'DE',
    legalBasis: isTerrorist ? 'Regulation (EU) 2021/784, Article 3' : '§ 109 MStV',
    provision: `${law.law}, ${law.provision}`,
    category,
    keyword,
    reasons: content.allegation.explanation.en,
    redress,
    items: [{ contentId: content.id }],
    territory: isTerrorist ? ['AT', 'BE', 'DE', 'FR'] : ['DE'],
  };
}
