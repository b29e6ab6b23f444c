import { Injectable } from '@nestjs/common';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import type { CaseCause } from './case.rules.js';
import { FindSubjectsService, type NamedPlace } from './find-subjects.service.js';
import { JoiningCasesRepository } from './joining-cases.repository.js';
import type { SubjectOf } from './subject.rules.js';

/** What a place of an earlier tool is about here, with what the platform has said of it since. */
export interface EarlierSubject {
  readonly id: string;
  readonly subject: SubjectOf;
  readonly language: string | null;
  readonly audienceSize: number | null;
  readonly recipientId: string | null;
}

/** A case that an earlier tool opened and closed. */
export interface EarlierCase {
  readonly id: string;
  readonly subjectId: string;
  readonly cause: CaseCause;
  readonly language: string;
  readonly skill: string;
  readonly openedAt: Date;
  readonly decidedAt: Date;
  /** When the decider first looked at it; null when the earlier tool did not say. */
  readonly claim: { readonly id: string; readonly staffId: string; readonly claimedAt: Date } | null;
}

/** Which decision answered an item; the item waits in no queue. */
export interface AnsweredItem {
  readonly itemId: string;
  readonly caseId: string;
  readonly decisionId: string;
  /** When its notice arrived, or its order was delivered. */
  readonly receivedAt: Date;
}

/** Cases of an earlier tool: they stand for what was decided there, are never in the queue and have no due time. */
@Injectable()
export class EarlierCases {
  constructor(
    private readonly findSubjects: FindSubjectsService,
    private readonly joining: JoiningCasesRepository,
  ) {}

  /** In the order of the places; writes nothing. */
  async subjectsOf(tx: Tx, platformId: string, places: readonly NamedPlace[]): Promise<EarlierSubject[]> {
    const named = await this.findSubjects.at(tx, platformId, places);
    return named.map(({ subjectId, subject, content }) => ({
      id: subjectId,
      subject,
      language: content?.language ?? null,
      audienceSize: content?.audienceSize ?? null,
      recipientId: content?.recipientId ?? null,
    }));
  }

  /** Makes those that are new. */
  async makeSubjects(tx: Tx, platformId: string, subjects: readonly EarlierSubject[], recordedAt: Date): Promise<void> {
    const named = subjects.map(({ id, subject }) => ({ platformId, subjectId: id, subject }));
    if (named.length > 0) await this.joining.makeSubjects(tx, named, recordedAt);
  }

  async insertMany(tx: Tx, platformId: string, cases: readonly EarlierCase[], recordedAt: Date): Promise<void> {
    await insertRows(
      tx,
      'review_case',
      cases.map(({ id, subjectId, cause, language, skill, openedAt, decidedAt }) => ({
        platformId,
        id,
        subjectId,
        cause,
        state: 'decided',
        language,
        skill,
        laneSkill: skill,
        priority: 'standard',
        urgentAt: openedAt,
        dueAt: openedAt,
        openedAt,
        recordedAt,
        decidedAt,
      })),
    );
    await insertRows(
      tx,
      'claim',
      cases.flatMap(({ id: caseId, decidedAt, claim }) =>
        claim === null
          ? []
          : [
              {
                platformId,
                id: claim.id,
                caseId,
                staffId: claim.staffId,
                claimedAt: claim.claimedAt,
                expiresAt: decidedAt,
                endedAt: decidedAt,
                endReason: 'decided',
              },
            ],
      ),
    );
  }

  /** Items of notices, or with `ofOrders` of orders, whose cases and decisions are written. */
  answer(
    tx: Tx,
    platformId: string,
    items: readonly AnsweredItem[],
    { ofOrders }: { ofOrders: boolean },
  ): Promise<void> {
    return insertRows(
      tx,
      ofOrders ? 'case_order_item' : 'case_item',
      items.map(({ itemId, caseId, decisionId, receivedAt }) => ({
        platformId,
        itemId,
        caseId,
        dueAt: receivedAt,
        joinedAt: receivedAt,
        decisionId,
      })),
    );
  }
}
