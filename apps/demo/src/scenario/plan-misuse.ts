import type { Random } from '../random.js';
import { defamation } from './allegations/index.js';
import type { PlannedMisuse, PlannedNotice } from './day.js';
import type { ContentPlan } from './plan-contents.js';
import { NoticePlan } from './plan-notices.js';

/** As many as the standard policy counts before somebody is shown first. */
const untilWarned = 5;

/** A notifier of this run alone: who was suspended yesterday would not be warned today. */
export function planMisuse(random: Random, contents: ContentPlan, run: string): PlannedMisuse {
  const plan = new NoticePlan(random, `${run}-misuse`);
  const name = 'Gustav Grantig';
  const sentBy = { name, email: `gustav.grantig.${run}@notifiers.example`, kind: 'individual' } as const;
  const add = (count: number): readonly PlannedNotice[] => {
    for (let left = count; left > 0; left--) plan.add([contents.plain(defamation, 'manifestly-unfounded')], { sentBy });
    return plan.notices.slice(-count);
  };
  return { untilWarned: add(untilWarned), unheeding: add(1), whileSuspended: add(1) };
}
