import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { PlatformProfile } from '../platforms/index.js';
import { Staff } from '../staff/index.js';
import { leaseMinutes } from './case.rules.js';
import { CasesRepository } from './cases.repository.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClosingCasesRepository } from './closing-cases.repository.js';
import { InterestsRepository } from './interests.repository.js';
import { JoiningCasesRepository, type JoiningItem } from './joining-cases.repository.js';
import { lanesOf } from './lane.rules.js';
import { OwnInitiativeItem, type QuestionedContent } from './own-initiative-item.js';
import { ResumeCaseService } from './resume-case.service.js';
import { SubjectsRepository } from './subjects.repository.js';

/** Why a case is not taken out of the hands that it is in. */
export const obstacles = [
  'live-claim',
  'on-hold',
  'other-lane',
  'order',
  'notified-meanwhile',
  'not-notified',
  'interest-declared',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** The content is left where it is; no fault of anybody. */
export class ContentNotTaken extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(`The content is not taken: ${obstacle}`);
    this.name = 'ContentNotTaken';
  }
}

export interface TakingContent {
  readonly profile: PlatformProfile;
  readonly content: QuestionedContent;
  readonly staffId: string;
  readonly category?: string;
  readonly keyword?: string;
  /** What the person saw: a case whose items all came later is not taken. */
  readonly seenThrough: string;
  /** A case that no notice in sight asks for is left out: there is nobody to answer. */
  readonly onlyNotified: boolean;
  readonly now: Date;
}

/**
 * Takes the open question about one content for a person who decides many alike: the undecided case of its subject, or one opened at
 * the provider's own initiative. The claim is the person's, and ends with the transaction's decision.
 */
@Injectable()
export class TakeContentService {
  constructor(
    private readonly ownInitiative: OwnInitiativeItem,
    private readonly subjects: SubjectsRepository,
    private readonly joining: JoiningCasesRepository,
    private readonly closing: ClosingCasesRepository,
    private readonly cases: CasesRepository,
    private readonly claims: ClaimsRepository,
    private readonly interests: InterestsRepository,
    private readonly resumeCase: ResumeCaseService,
    private readonly staff: Staff,
    private readonly audit: Audit,
  ) {}

  /** The case, claimed. Throws `ContentNotTaken`, after which nothing may be kept: the transaction is undone. */
  async take(tx: Tx, taking: TakingContent): Promise<string> {
    const { profile, staffId, now } = taking;
    const platformId = profile.id;
    const { laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
    const item = await this.itemOf(tx, taking);
    const { caseId, isNew } = await this.openCase(tx, item, now);
    if (!isNew) await this.mustBeFree(tx, item, caseId, taking, laneSkills);
    else if (taking.onlyNotified) throw new ContentNotTaken('not-notified');
    else if (!laneSkills.includes(item.skill)) throw new ContentNotTaken('other-lane');
    if (await this.interests.isInterested(tx, platformId, staffId, caseId))
      throw new ContentNotTaken('interest-declared');
    const expiresAt = new Date(now.getTime() + leaseMinutes * 60_000);
    const claim = { id: newId(), caseId, staffId, claimedAt: now, expiresAt };
    if (!(await this.claims.claimNamed(tx, platformId, claim))) throw new ContentNotTaken('live-claim');
    await this.audit.append(tx, [
      ...(isNew ? [entry(platformId, 'case.opened', '15(1)(c)', caseId)] : []),
      { ...entry(platformId, 'case.claimed', '16(6)', caseId), details: { until: expiresAt } },
    ]);
    return caseId;
  }

  /** Under the subject that stands for the content version already, where there is one. */
  private async itemOf(tx: Tx, { profile, content, category, keyword, now }: TakingContent): Promise<JoiningItem> {
    const item = await this.ownInitiative.itemOf(tx, profile, content, { category, keyword }, now);
    const known = await this.subjects.ofContents(tx, profile.id, [content.contentId]);
    return { ...item, subjectId: known.get(`${content.contentId}:${content.version}`) ?? item.subjectId };
  }

  private async openCase(tx: Tx, item: JoiningItem, now: Date): Promise<{ caseId: string; isNew: boolean }> {
    await this.joining.makeSubjects(tx, [item], now);
    for (;;) {
      const [opened] = await this.joining.openCases(tx, [{ ...item, cause: 'own-initiative' }], now);
      if (opened) return { caseId: opened.id, isNew: true };
      const caseId = await this.joining.undecidedOf(tx, item.platformId, item.subjectId);
      if (caseId) return { caseId, isNew: false };
    }
  }

  private async mustBeFree(
    tx: Tx,
    item: JoiningItem,
    caseId: string,
    { seenThrough, onlyNotified }: TakingContent,
    laneSkills: readonly string[],
  ): Promise<void> {
    const { platformId } = item;
    const found = (await this.cases.lock(tx, platformId, caseId))!;
    if (found.state === 'claimed' || found.state === 'decided') throw new ContentNotTaken('live-claim');
    if (!laneSkills.includes(found.laneSkill) || !laneSkills.includes(found.skill))
      throw new ContentNotTaken('other-lane');
    if (await this.closing.hasOrder(tx, platformId, caseId)) throw new ContentNotTaken('order');
    if (!(await this.closing.showsAnItem(tx, platformId, caseId, seenThrough))) {
      if (found.cause !== 'own-initiative') throw new ContentNotTaken('notified-meanwhile');
      if (onlyNotified) throw new ContentNotTaken('not-notified');
    }
    if (found.state !== 'held') return;
    const isTakenUp = found.paused && (await this.resumeCase.resume(tx, platformId, caseId, item));
    if (!isTakenUp) throw new ContentNotTaken('on-hold');
  }
}

function entry(platformId: string, action: string, article: string, caseId: string) {
  return { platformId, action, article, entityKind: 'case', entityId: caseId };
}
