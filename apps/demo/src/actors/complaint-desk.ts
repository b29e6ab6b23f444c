import type { Step } from '../progress.js';
import type { Member, Team } from './team.js';

interface Claimed {
  readonly complaint: { readonly id: string; readonly reference: string };
}

/** By the reference of a complaint: the body of POST …/complaints/{id}/decision, made when it is decided. */
export type Verdicts = ReadonlyMap<string, (now: Date) => object>;

/** Decides on complaints: nobody is given one about a decision of their own (Art. 20(6)). */
export class ComplaintDesk {
  private readonly notOurs: { member: Member; id: string }[] = [];

  constructor(
    private readonly team: Team,
    private readonly platform: string,
    private readonly decided: Step,
  ) {}

  /** All at once, until nobody is given one any more; complaints of other days are kept apart and given back. */
  async decide(verdicts: Verdicts): Promise<void> {
    const { moderators, senior, secondSenior } = this.team;
    await Promise.all([...moderators, senior, secondSenior].map((member) => this.shift(member, verdicts)));
    for (const { member, id } of this.notOurs.splice(0)) await member.api.post(`${this.path(id)}/release`);
  }

  private async shift(member: Member, verdicts: Verdicts): Promise<void> {
    for (;;) {
      const claimed = await member.api.post<Claimed | undefined>('/v1/complaints/claims');
      if (!claimed) return;
      const { id, reference } = claimed.complaint;
      const verdict = verdicts.get(reference);
      if (verdict) {
        await member.api.post(`${this.path(id)}/decision`, verdict(new Date()));
        this.decided.advance();
      } else this.notOurs.push({ member, id });
    }
  }

  private path(id: string): string {
    return `/v1/platforms/${this.platform}/complaints/${id}`;
  }
}
