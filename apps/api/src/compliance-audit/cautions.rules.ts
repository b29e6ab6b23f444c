import type { Caution, DaySpan } from './compliance-report.js';

interface Known {
  readonly period: DaySpan;
  readonly from: Date;
  readonly until: Date;
  readonly before: { readonly from: Date };
  readonly now: Date;
  readonly registeredAt: Date;
  readonly firstNoticeAt: Date | null;
}

/** What stands on the first page because it changes how the figures are read; [] when nothing does. */
export function cautionsOf({ period, from, until, before, now, registeredAt, firstNoticeAt }: Known): Caution[] {
  const since = firstNoticeAt !== null && firstNoticeAt < registeredAt ? firstNoticeAt : registeredAt;
  return [
    ...(now < until
      ? [
          {
            title: 'The period is not over',
            detail: `It ends with ${period.to}. The figures are of the part that had passed when the report was made; “at the end” means then.`,
          },
        ]
      : []),
    ...(from < since
      ? [
          {
            title: 'The period begins before the facts do',
            detail:
              'The platform was not on record for the whole of it. Nothing is known of the time before, and no figure stands for it.',
          },
        ]
      : before.from < since
        ? [
            {
              title: 'The period before is not on record in whole',
              detail: 'Trends compare with fewer days than the period has: read changes of counts with care.',
            },
          ]
        : []),
    ...(firstNoticeAt === null || firstNoticeAt >= until
      ? [
          {
            title: 'There are no notices',
            detail:
              'None was received up to the end of the period. Most verdicts are “no data”: that says nothing about how notices would be treated.',
          },
        ]
      : []),
  ];
}
