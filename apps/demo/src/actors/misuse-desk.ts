import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedNotice } from '../scenario/day.js';
import type { ReceivedNotice } from './notifiers.js';
import type { Team } from './team.js';

interface Party {
  readonly id: string;
}

const dayMs = 86_400_000;
const lookEveryMs = 250;
/** How long the warning may take to arrive, and a decided notice to be counted. */
const waitAtMostMs = 20_000;

/** A moderator warns who often gives manifestly unfounded notices, and suspends who does not heed it (Art. 23(2)). */
export class MisuseDesk {
  private readonly path: string;
  private partyId = '';
  private warningId = '';

  constructor(
    private readonly team: Team,
    private readonly platform: string,
    private readonly received: ReadonlyMap<PlannedNotice, ReceivedNotice>,
  ) {
    this.path = `/v1/platforms/${platform}/misuse`;
  }

  /** Warns who sent these notices, and waits until the warning arrived. */
  async warn(notices: readonly PlannedNotice[]): Promise<void> {
    const { api } = this.team.moderators[1]!;
    this.partyId = (await this.partyWhoSent(notices)).id;
    const reasons = 'Five times you alleged that a baker is defamed, and gave nothing that speaks for it.';
    const warning = { partyId: this.partyId, kind: 'notices', reasons };
    this.warningId = (await api.post<{ id: string }>(`${this.path}/warnings`, warning)).id;
    await eventually(`The warning ${this.warningId} did not arrive.`, async () => {
      const path = `${this.path}/warnings/${this.warningId}`;
      return (await api.get<{ messageState: string }>(path)).messageState === 'accepted';
    });
  }

  /** Suspends for thirty days who went on with these notices after the warning, once they are counted. */
  async suspend(unheeding: readonly PlannedNotice[]): Promise<void> {
    const ids = await this.idsOf(unheeding);
    await eventually('A notice that was found manifestly unfounded is not counted.', () =>
      this.counts(this.partyId, ids),
    );
    await this.team.moderators[2]!.api.post(`${this.path}/suspensions`, {
      partyId: this.partyId,
      kind: 'notices',
      warningId: this.warningId,
      endsAt: new Date(Date.now() + 30 * dayMs).toISOString(),
      factors: { gravity: 'minor', assessment: 'All of them are aimed at posts about one shop.' },
      reasons: 'After our warning you sent another notice of the same kind.',
    });
  }

  /** Throws when the processing of a notice that came during the suspension does not wait. */
  async seePaused(notices: readonly PlannedNotice[]): Promise<void> {
    const references = new Set(notices.map((notice) => this.received.get(notice)!.reference));
    const path = `/v1/platforms/${this.platform}/notices`;
    const newest = this.team.moderators[0]!.api.list<ListedNotice>(path, () => references.size > 0);
    for await (const { reference, processingPausedUntil } of newest) {
      if (references.delete(reference) && !processingPausedUntil)
        throw new Error(`The notice ${reference} of a suspended sender does not wait.`);
    }
  }

  /** Nobody is named where misuse is counted: who it is shows in the notices that are counted. */
  private async partyWhoSent(notices: readonly PlannedNotice[]): Promise<Party> {
    const ids = await this.idsOf(notices);
    const parties = this.team.moderators[0]!.api.list<Party>(`${this.path}/parties?kind=notices`);
    for await (const party of parties) {
      if (await this.counts(party.id, ids)) return party;
    }
    throw new Error('Nobody is counted as the sender of the manifestly unfounded notices.');
  }

  private async idsOf(notices: readonly PlannedNotice[]): Promise<ReadonlySet<string>> {
    const references = new Set(notices.map((notice) => this.received.get(notice)!.reference));
    const ids = new Set<string>();
    const newest = this.team.moderators[0]!.api.list<ListedNotice>(`/v1/platforms/${this.platform}/notices`);
    for await (const { id, reference } of newest) {
      if (references.delete(reference)) ids.add(id);
      if (references.size === 0) break;
    }
    return ids;
  }

  /** Whether one of these notices is counted against somebody. */
  private async counts(partyId: string, noticeIds: ReadonlySet<string>): Promise<boolean> {
    const path = `${this.path}/parties/${partyId}/counted?kind=notices`;
    for await (const { id } of this.team.moderators[0]!.api.list<{ id: string }>(path)) {
      if (noticeIds.has(id)) return true;
    }
    return false;
  }
}

async function eventually(otherwise: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + waitAtMostMs;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error(otherwise);
    await sleep(lookEveryMs);
  }
}

interface ListedNotice {
  readonly id: string;
  readonly reference: string;
  readonly processingPausedUntil: string | null;
}
