import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { NewJob } from '../infrastructure/jobs/index.js';
import {
  JoiningCasesRepository,
  type JoiningItem,
  type NewCase,
  type NewSubject,
  type OpenCase,
} from './joining-cases.repository.js';
import { laneLanguage } from './lane.rules.js';
import { asksForMore, isToBeProtected } from './raise-case.rules.js';
import { SpokenLanguages } from './spoken-languages.js';

/**
 * How items find their case. Intake never updates a case: it locks the open case of the subject (`for key share`) until its
 * own commit, so a decision either answers the item or moves it to the next case, and nothing slips between two chairs.
 */
@Injectable()
export class JoinCasesService {
  constructor(
    private readonly cases: JoiningCasesRepository,
    private readonly spoken: SpokenLanguages,
  ) {}

  /** Makes the subjects that are new; each of the others is left as it is. */
  makeSubjects(tx: Tx, subjects: readonly NewSubject[], recordedAt: Date): Promise<void> {
    return this.cases.makeSubjects(tx, subjects, recordedAt);
  }

  /**
   * The open case of each subject, opened or found, held open until the transaction ends; by subject id. Most notices are the
   * first of their subject, so a case is opened for each, and only those are looked for that had one already.
   */
  async casesFor(tx: Tx, items: readonly JoiningItem[], recordedAt: Date): Promise<Map<string, OpenCase>> {
    const found = new Map<string, OpenCase>();
    const takeFound = (cases: readonly OpenCase[]) => {
      for (const open of cases) found.set(open.subjectId, open);
      return items.filter((item) => !found.has(item.subjectId));
    };
    let missing = items;
    while (missing.length > 0) {
      const opening = await this.newCases(tx, mostUrgentPerSubject(missing));
      missing = takeFound(await this.cases.openCases(tx, opening, recordedAt));
      if (missing.length > 0) missing = takeFound(await this.cases.lockOpenCases(tx, missing));
    }
    return found; // one that was decided between the two looks is opened in the next round
  }

  /** Each in a lane that somebody is given. */
  private async newCases(tx: Tx, items: readonly JoiningItem[]): Promise<NewCase[]> {
    const opening: NewCase[] = [];
    for (const { itemId: _, subject: __, cause = 'notice', ...item } of items) {
      const language = laneLanguage(item.language, await this.spoken.of(tx, item.platformId));
      opening.push({ ...item, language, cause });
    }
    return opening;
  }

  /** Sends the items into their cases, behind the items themselves; a case of which they ask more is raised by a job. */
  join(tx: Tx, items: readonly JoiningItem[], cases: Map<string, OpenCase>, recordedAt: Date): NewJob[] {
    const joining = items.map((item) => ({ ...item, caseId: cases.get(item.subjectId)!.id }));
    tx.sent(this.cases.insertItems(tx, joining, recordedAt));
    return [...raisesOf(joining, cases), ...resumesOf(joining, cases)];
  }

  /** The same for the items of orders (Art. 9). */
  joinOrders(tx: Tx, items: readonly JoiningItem[], cases: Map<string, OpenCase>, recordedAt: Date): NewJob[] {
    const joining = items.map((item) => ({ ...item, caseId: cases.get(item.subjectId)!.id }));
    tx.sent(this.cases.insertOrderItems(tx, joining, recordedAt));
    return [...raisesOf(joining, cases), ...resumesOf(joining, cases)];
  }

  /** Jobs that raise the cases in which items of the notice wait. */
  async raises(
    tx: Tx,
    platformId: string,
    noticeId: string,
    asked: Pick<JoiningItem, 'priority' | 'skill'>,
  ): Promise<NewJob[]> {
    const itemIds = await this.cases.waitingItems(tx, platformId, noticeId);
    return itemIds.map((itemId) => ({ name: 'raise-case' as const, payload: { platformId, itemId, ...asked } }));
  }
}

function raisesOf(joining: readonly JoiningItem[], cases: Map<string, OpenCase>): NewJob[] {
  return joining
    .filter((item) => asksForMore(item, cases.get(item.subjectId)!))
    .map(({ platformId, itemId, priority, skill }) => ({
      name: 'raise-case' as const,
      payload: { platformId, itemId, priority, skill },
    }));
}

/** A case that waits for suspended senders alone goes on as soon as anybody else asks, or one whose suspension ends sooner. */
function resumesOf(joining: readonly JoiningItem[], cases: Map<string, OpenCase>): NewJob[] {
  return joining.flatMap(({ platformId, itemId, subjectId, pausedUntil }): NewJob[] => {
    const waitsUntil = cases.get(subjectId)!.pausedUntil;
    if (!waitsUntil || (pausedUntil && pausedUntil >= waitsUntil)) return [];
    return [{ name: 'resume-case', payload: { platformId, itemId, until: pausedUntil?.toISOString() ?? null } }];
  });
}

/** What a case is opened with: the place of its most urgent item, and the eyes that its most delicate one asks for. */
function mostUrgentPerSubject(items: readonly JoiningItem[]): JoiningItem[] {
  const first = new Map<string, JoiningItem>();
  for (const item of items) {
    const known = first.get(item.subjectId);
    const mostUrgent = !known || item.urgentAt < known.urgentAt ? item : known;
    const delicate = [item, known].find((one) => one && isToBeProtected(one.skill, mostUrgent.skill));
    first.set(item.subjectId, {
      ...mostUrgent,
      ...(delicate && { skill: delicate.skill }),
      pausedUntil: known ? soonest(known.pausedUntil, item.pausedUntil) : item.pausedUntil,
    });
  }
  return [...first.values()];
}

/** When the first of two is to be processed; null: now. */
function soonest(one: Date | null | undefined, other: Date | null | undefined): Date | null {
  if (!one || !other) return null;
  return one < other ? one : other;
}
