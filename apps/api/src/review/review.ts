import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { NewJob } from '../infrastructure/jobs/index.js';
import { Staff } from '../staff/index.js';
import { AllegationsQuery, type Allegation } from './allegations.query.js';
import { CasesRepository } from './cases.repository.js';
import { CloseCaseService, type ClosedCase, type ClosingCase } from './close-case.service.js';
import { FindSubjectsService, type NamedPlace, type NamedSubject } from './find-subjects.service.js';
import { JoinCasesService } from './join-cases.service.js';
import { KeepUndecidedService } from './keep-undecided.service.js';
import type { JoiningItem, NewSubject, OpenCase } from './joining-cases.repository.js';
import { lanesOf } from './lane.rules.js';
import { TakeContentService, type TakingContent } from './take-content.service.js';

/** The review's verbs for the rooms below it; each works in the caller's transaction. */
@Injectable()
export class Review {
  constructor(
    private readonly findSubjects: FindSubjectsService,
    private readonly joinCases: JoinCasesService,
    private readonly closeCases: CloseCaseService,
    private readonly keepsUndecided: KeepUndecidedService,
    private readonly cases: CasesRepository,
    private readonly staff: Staff,
    private readonly takeContent: TakeContentService,
    private readonly allegationsOf: AllegationsQuery,
  ) {}

  /** What is meant by each place, in their order; writes nothing. */
  subjectsAt(tx: Tx, platformId: string, places: readonly NamedPlace[]): Promise<NamedSubject[]> {
    return this.findSubjects.at(tx, platformId, places);
  }

  /** Makes the subjects that are new: before the items that name them, and their cases. */
  makeSubjects(tx: Tx, subjects: readonly NewSubject[], recordedAt: Date): Promise<void> {
    return this.joinCases.makeSubjects(tx, subjects, recordedAt);
  }

  /** The open case of each subject, which is made, found or opened, held open until the transaction ends; by subject id. */
  casesFor(tx: Tx, items: readonly JoiningItem[], recordedAt: Date): Promise<Map<string, OpenCase>> {
    return this.joinCases.casesFor(tx, items, recordedAt);
  }

  /** Sends the items, which are written, into their cases; the jobs returned raise cases that they make more urgent. */
  join(tx: Tx, items: readonly JoiningItem[], cases: Map<string, OpenCase>, recordedAt: Date): NewJob[] {
    return this.joinCases.join(tx, items, cases, recordedAt);
  }

  /** The same for the items of orders. */
  joinOrders(tx: Tx, items: readonly JoiningItem[], cases: Map<string, OpenCase>, recordedAt: Date): NewJob[] {
    return this.joinCases.joinOrders(tx, items, cases, recordedAt);
  }

  /** The jobs by which the items of a notice that wait for a decision ask more of their cases, for what is learned of it later. */
  raises(
    tx: Tx,
    platformId: string,
    noticeId: string,
    asked: Pick<JoiningItem, 'priority' | 'skill'>,
  ): Promise<NewJob[]> {
    return this.joinCases.raises(tx, platformId, noticeId, asked);
  }

  /** True when no item of the notice is decided, and none will be until the transaction ends. */
  keepUndecided(tx: Tx, platformId: string, noticeId: string): Promise<boolean> {
    return this.keepsUndecided.keep(tx, platformId, noticeId);
  }

  /**
   * The undecided case about a content, or one opened at the provider's own initiative, claimed for the person. Throws
   * `ContentNotTaken`, after which the transaction must be undone.
   */
  takeCase(tx: Tx, taking: TakingContent): Promise<string> {
    return this.takeContent.take(tx, taking);
  }

  /** Whether this is a `seenThrough` that this database gave out. */
  wasSeen(tx: Tx, seenThrough: string): Promise<boolean> {
    return this.closeCases.wasSeen(tx, seenThrough);
  }

  /** What the items of a case allege, as filed by now; null when there are too many to compare. */
  allegations(tx: Tx, platformId: string, caseId: string): Promise<Allegation[] | null> {
    return this.allegationsOf.of(tx, platformId, caseId);
  }

  /** Closes a case for a decision; throws `lease-lost` when the moderator holds no live claim. */
  closeCase(tx: Tx, closing: ClosingCase): Promise<ClosedCase> {
    return this.closeCases.close(tx, closing);
  }

  /** Says which decision answered the items of a closed case. */
  markAnswered(tx: Tx, platformId: string, caseId: string, decisionId: string): Promise<void> {
    return this.closeCases.markAnswered(tx, platformId, caseId, decisionId);
  }

  /** Whether the platform has the case, and this person may see it by their skills. */
  async isSeenBy(tx: Tx, platformId: string, caseId: string, staffId: string): Promise<boolean> {
    const found = await this.cases.find(tx, platformId, caseId);
    return found !== null && (await this.skillsOf(tx, platformId, staffId)).includes(found.skill);
  }

  /** Whether the platform has the case. */
  async exists(tx: Tx, platformId: string, caseId: string): Promise<boolean> {
    return (await this.cases.find(tx, platformId, caseId)) !== null;
  }

  /** The skills whose cases this person may see. */
  async skillsOf(tx: Tx, platformId: string, staffId: string): Promise<string[]> {
    return lanesOf(await this.staff.byId(tx, platformId, staffId)).laneSkills;
  }
}
