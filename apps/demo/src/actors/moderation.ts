import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../in-parallel.js';
import type { Step } from '../progress.js';
import type { PlannedContent } from '../scenario/day.js';
import { rulingTerms } from '../scenario/ruling.js';
import type { Script } from '../scenario/script.js';
import { Decisions, type Decided } from './decided.js';
import { judge, reconsider } from './judge.js';
import type { ReviewCase } from './review-case.js';
import type { Member, Team } from './team.js';

/** How long a moderator waits before looking into an empty queue again. */
const LOOK_AGAIN_MS = 150;
const DAY_MS = 86_400_000;
/** Of how many items of a case a moderator writes down what they made us know. */
const assessedAtMost = 3;

/** The moderators: they claim and decide, all at once, until the queue stays empty. */
export class Moderation {
  readonly decisions = new Decisions();
  private readonly restricted = new Set<string>();
  private readonly detoured = new Set<string>();
  /** Cases given to a colleague who is yet to decide them. */
  private readonly elsewhere = new Set<string>();
  private readonly misjudged: Decided[] = [];
  private readonly notOurs: { member: Member; caseId: string }[] = [];
  private decidedCases = 0;
  private intakeIsOver = false;

  constructor(
    private readonly team: Team,
    private readonly platform: string,
    private readonly script: Script,
    private readonly decided: Step,
    /** Cases that the plan counts on. */
    private readonly expected: number,
  ) {}

  /** Opens cases that nobody gave notice of, `width` at a time. */
  async openOwnFinds(width: number): Promise<void> {
    const { api } = this.team.moderators[0]!;
    await inParallel(this.script.day.ownFinds, width, ({ id, allegation: { category, keyword } }) =>
      api.post('/v1/review/cases', { contentId: id, category, keyword }),
    );
  }

  async work(): Promise<void> {
    await Promise.all([...this.team.moderators, this.team.senior].map((member) => this.shift(member)));
    this.decided.expect(this.decidedCases);
  }

  /** From now on an empty queue means that the work is done. */
  closeIntake(): void {
    this.intakeIsOver = true;
  }

  /** A senior moderator corrects what turned out to be wrong. */
  async correctMistakes(): Promise<void> {
    for (const { decisionId, found, content } of this.misjudged.splice(0)) {
      await this.team.senior.api.post(`/v1/decisions/${decisionId}/corrections`, reconsider(found, content));
    }
  }

  /** Gives back what the queue held that is not of this day. */
  async giveBack(): Promise<void> {
    for (const { member, caseId } of this.notOurs.splice(0))
      await member.api.post(`/v1/review/cases/${caseId}/release`);
  }

  private async shift(member: Member): Promise<void> {
    for (;;) {
      const wasOver = this.intakeIsOver && this.elsewhere.size === 0;
      const claimed = await member.api.post<{ case: ReviewCase } | undefined>('/v1/review/claims');
      if (claimed) await this.handle(member, claimed.case);
      else if (wasOver) return;
      else await sleep(LOOK_AGAIN_MS);
    }
  }

  private async handle(member: Member, found: ReviewCase): Promise<void> {
    const { subject, items } = found;
    const content = this.script.contentAt(subject.contentId, items[0]?.url, items[0]?.contentId);
    // Somebody else's: kept until the evening, so that the queue does not give it to us again and again.
    if (!content) return void this.notOurs.push({ member, caseId: found.id });
    if (await this.takesDetour(member, found, content)) return;
    await this.look(member, found, content);
    const isRestricted = this.restricted.has(content.id);
    const decision = judge(found, content, isRestricted, new Date());
    const path = `/v1/review/cases/${found.id}/decision`;
    const { id: decisionId } = await member.api.post<{ id: string }>(path, decision);
    const decided = { decisionId, outcome: decision.outcome, found, content, by: member };
    this.elsewhere.delete(found.id);
    if (decision.outcome === 'restrict') {
      this.restricted.add(content.id);
      if (content.isMisjudged) this.misjudged.push(decided);
    }
    this.decisions.add(decided);
    this.decided.expect(Math.max(this.expected, ++this.decidedCases));
    this.decided.advance();
  }

  /** Categorises what came without a category (TRI-2), and notes since when we know (TRI-1). */
  private async look({ api }: Member, found: ReviewCase, { allegation, ruling }: PlannedContent): Promise<void> {
    const { category, keyword } = allegation;
    for (const { noticeReference } of found.items.filter((item) => item.category === null)) {
      await api.post(`/v1/platforms/${this.platform}/notices/${noticeReference}/category`, { category, keyword });
    }
    for (const { id: itemId } of found.items.slice(0, assessedAtMost)) {
      const givesActualKnowledge = rulingTerms[ruling].ground === 'illegal';
      await api.post(`/v1/review/cases/${found.id}/knowledge-assessments`, { itemId, givesActualKnowledge });
    }
  }

  /** True when the case is given away undecided; each content takes its detour once. */
  private async takesDetour(
    member: Member,
    { id }: ReviewCase,
    { detour, ...content }: PlannedContent,
  ): Promise<boolean> {
    if (!detour || member === this.team.senior || this.detoured.has(content.id)) return false;
    this.detoured.add(content.id);
    if (detour === 'escalate' || detour === 'hand-over') this.elsewhere.add(id);
    await member.api.post(`/v1/review/cases/${id}/${detour}`, this.wordsFor(detour, member));
    return true;
  }

  private wordsFor(detour: NonNullable<PlannedContent['detour']>, member: Member): object | undefined {
    const { moderators } = this.team;
    switch (detour) {
      case 'hold':
        return {
          reason: 'The notifier is asked for the contract.',
          until: new Date(Date.now() + DAY_MS).toISOString(),
        };
      case 'escalate':
        return { reason: 'A public figure: somebody senior should look at it.' };
      case 'hand-over':
        return {
          reason: 'You decided the case before this one.',
          to: moderators[(moderators.indexOf(member) + 1) % moderators.length]!.staffId,
        };
      case 'release':
        return undefined;
    }
  }
}
