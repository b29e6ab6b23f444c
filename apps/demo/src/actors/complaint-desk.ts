import type { Step } from '../progress.js';
import type { FiledComplaint } from './complainants.js';
import type { Member, Team } from './team.js';
import { verdictOn } from './verdict.js';

interface Claimed {
  readonly complaint: { readonly id: string; readonly reference: string };
}

/** Decides on complaints: nobody is given one about a decision of their own (Art. 20(6)). */
export class ComplaintDesk {
  private readonly notOurs: { member: Member; id: string }[] = [];

  constructor(
    private readonly team: Team,
    private readonly platform: string,
    private readonly decided: Step,
  ) {}

  /** All at once, until nobody is given one any more; complaints of other days are kept apart and given back. */
  async decide(filed: ReadonlyMap<string, FiledComplaint>): Promise<void> {
    const { moderators, senior, secondSenior } = this.team;
    await Promise.all([...moderators, senior, secondSenior].map((member) => this.shift(member, filed)));
    for (const { member, id } of this.notOurs.splice(0)) await member.api.post(`${this.path(id)}/release`);
  }

  private async shift(member: Member, filed: ReadonlyMap<string, FiledComplaint>): Promise<void> {
    for (;;) {
      const claimed = await member.api.post<Claimed | undefined>('/v1/complaints/claims');
      if (!claimed) return;
      const { id, reference } = claimed.complaint;
      const complaint = filed.get(reference);
      if (complaint) {
        await member.api.post(`${this.path(id)}/decision`, verdictOn(complaint, new Date()));
        this.decided.advance();
      } else this.notOurs.push({ member, id });
    }
  }

  private path(id: string): string {
    return `/v1/platforms/${this.platform}/complaints/${id}`;
  }
}
