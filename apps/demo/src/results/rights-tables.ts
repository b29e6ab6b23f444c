import type { Rights } from './rights.js';
import { duration, table } from './table.js';

/** The main figures about rights, for reading on a terminal. */
export function rightsTables(rights: Rights): string[] {
  const { complaints, orders, disputes, suspensions, suspicions, flaggers, compared } = rights;
  return [
    table([
      ['Complaints (Art. 20)', 'recipients', 'notifiers'],
      ...sorted(complaints).map(([outcome, { recipient, notifier }]) => [outcome, recipient, notifier]),
    ]),
    table([
      ['Orders of authorities (Art. 9, 10)', 'number', 'answered', 'longest to effect'],
      ...orders.map(({ instrument, count, answered, effectSeconds }) => [
        instrument,
        count,
        answered,
        effectSeconds.length > 0 ? duration(Math.max(...effectSeconds)) : null,
      ]),
    ]),
    table([
      ['Other proceedings', 'number'],
      ['Flags under the terms', rights.termsFlags],
      ...sorted(disputes).map(([state, count]) => [`Disputes, ${state} (Art. 21)`, count]),
      ...sorted(suspensions).map(([state, count]) => [`Suspensions, ${state} (Art. 23)`, count]),
      ['Notices that wait for the end of a suspension', rights.pausedNotices],
      ...sorted(suspicions).map(([state, count]) => [`Suspicions of crimes, ${state} (Art. 18)`, count]),
    ]),
    table([
      ['Trusted flagger (Art. 22)', 'notices', 'items', 'judged', 'upheld', 'share', 'unfounded', 'incomplete'],
      ...flaggers.map(({ name, quality }) => [
        name,
        quality.notices,
        quality.items,
        quality.judgedItems,
        quality.upheldItems,
        quality.shareUpheld === null ? null : `${Math.round(quality.shareUpheld * 100)} %`,
        quality.neitherItems,
        quality.noticesWithMissingElements,
      ]),
    ]),
    table([
      ['Medians', 'trusted flaggers', 'items', 'others', 'items'],
      ...compared.map(({ responseTime, trustedFlaggers, others }) => [
        responseTime,
        duration(trustedFlaggers.medianSeconds),
        trustedFlaggers.ended,
        duration(others.medianSeconds),
        others.ended,
      ]),
    ]),
  ];
}

function sorted<T>(counts: ReadonlyMap<string, T>): [string, T][] {
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}
