import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { NewJob } from '../infrastructure/jobs/index.js';
import { JoiningCasesRepository, type JoiningItem, type OpenCase } from './joining-cases.repository.js';
import { isMoreUrgent } from './priority.rules.js';

/**
 * How items find their case. Intake never updates a case: it locks the open case of the subject (`for key share`) until its
 * own commit, so a decision either answers the item or moves it to the next case, and nothing slips between two chairs.
 */
@Injectable()
export class JoinCasesService {
  constructor(private readonly cases: JoiningCasesRepository) {}

  /** The open case of each subject, found or opened, held open until the transaction ends; by subject id. */
  async casesFor(tx: Tx, items: readonly JoiningItem[], recordedAt: Date): Promise<Map<string, OpenCase>> {
    const found = new Map<string, OpenCase>();
    let missing = items;
    while (missing.length > 0) {
      for (const open of await this.cases.lockOpenCases(tx, missing, recordedAt)) found.set(open.subjectId, open);
      const toOpen = mostUrgentPerSubject(missing.filter((item) => !found.has(item.subjectId)));
      if (toOpen.length > 0) {
        const opened = await this.cases.openCases(
          tx,
          toOpen.map(({ itemId: _, subject: __, ...item }) => ({ ...item, cause: 'notice' as const })),
          recordedAt,
        );
        for (const open of opened) found.set(open.subjectId, open);
      }
      missing = missing.filter((item) => !found.has(item.subjectId)); // another caller opened it meanwhile: lock that one
    }
    return found;
  }

  /** Puts the items into their cases, once their notices are written; a case that they make more urgent is raised by a job. */
  async join(tx: Tx, items: readonly JoiningItem[], cases: Map<string, OpenCase>, recordedAt: Date): Promise<NewJob[]> {
    const joining = items.map((item) => ({ ...item, caseId: cases.get(item.subjectId)!.id }));
    await this.cases.insertItems(tx, joining, recordedAt);
    return joining
      .filter((item) => isMoreUrgent(item.priority, cases.get(item.subjectId)!.priority))
      .map(({ platformId, caseId, priority, urgentAt, dueAt, skill }) => ({
        name: 'raise-case' as const,
        payload: { platformId, caseId, priority, urgentAt: urgentAt.toISOString(), dueAt: dueAt.toISOString(), skill },
      }));
  }
}

function mostUrgentPerSubject(items: readonly JoiningItem[]): JoiningItem[] {
  const first = new Map<string, JoiningItem>();
  for (const item of items) {
    const known = first.get(item.subjectId);
    if (!known || item.urgentAt < known.urgentAt) first.set(item.subjectId, item);
  }
  return [...first.values()];
}
