import type { Documents } from '../documents.js';
import type { Decided } from './decided.js';
import type { Team } from './team.js';

interface Authority {
  readonly id: string;
  readonly jurisdiction: string;
}

const memberState = 'FR';

/** One raises the suspicion of a crime that threatens a life, another looks too, and an authority is told (Art. 18). */
export class Suspicions {
  private readonly path: string;

  constructor(
    private readonly team: Team,
    private readonly platform: string,
    private readonly documents: Documents,
  ) {
    this.path = `/v1/platforms/${platform}/criminal-suspicions`;
  }

  /** From the raising to the acknowledgement of the authority, which gets the package through its portal. */
  async report({ found, by }: Decided): Promise<void> {
    const raiser = by === this.team.secondSenior ? this.team.senior : by;
    const { api: second } = this.team.secondSenior;
    const { api: officer } = this.team.officer;
    const raised = await raiser.api.post<{ id: string; reference: string }>(
      `/v1/review/cases/${found.id}/criminal-suspicions`,
      {
        offence: 'incitement-to-suicide',
        threatTo: 'group',
        urgent: false,
        facts: 'The author announces a suicide for tonight and asks others to join.',
        reason: 'The time is near, and people answered that they would come.',
        memberStates: [{ code: memberState, confidence: 'likely' }],
      },
    );
    const path = `${this.path}/${raised.id}`;
    const reason = 'The announcement is meant: the account said farewell to several people.';
    await second.post(`${path}/second-look`, { result: 'confirmed', reason });
    const authorityId = await this.authority();
    const packed = await officer.downloadMade(`${path}/exports`, {});
    await this.documents.save(`suspicion-${raised.reference}.zip`, packed);
    const { exports } = await officer.get<{ exports: readonly { id: string }[] }>(path);
    const report = { authorityId, channel: 'portal', exportId: exports.at(-1)!.id };
    const { id: reportId } = await officer.post<{ id: string }>(`${path}/reports`, report);
    await officer.post(`${path}/acknowledgements`, { reportId, reference: 'PV 2026/4711' });
  }

  private async authority(): Promise<string> {
    const { api } = this.team.officer;
    const path = `/v1/platforms/${this.platform}/law-enforcement-authorities`;
    const { items } = await api.get<{ items: readonly Authority[] }>(path);
    const known = items.find(({ jurisdiction }) => jurisdiction === memberState);
    if (known) return known.id;
    const added = { jurisdiction: memberState, name: 'Plateforme Example', portalUrl: 'https://portal.police.example' };
    return (await api.post<Authority>(path, added)).id;
  }
}
