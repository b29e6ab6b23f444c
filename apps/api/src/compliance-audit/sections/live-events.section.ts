import { Injectable } from '@nestjs/common';
import { LiveEvents, MeasureLiveEventService, type LiveEventFigures } from '../../live-events/index.js';
import { Duty, type DutyRoster } from '../../staff/index.js';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Chart, Section } from '../compliance-report.js';
import { criterion, figure, section, shareOf, table, unmeasured, type Measured } from '../section-parts.js';
import { thresholds } from '../verdict.rules.js';

interface Watched {
  readonly figures: LiveEventFigures;
  readonly duty: DutyRoster;
}

const eventsCharted = 3;

/** Art. 34(1), 35(1): events with a large audience did not spread harmful content faster than people acted on it. */
@Injectable()
export class LiveEventsSection implements SectionSource {
  readonly id = 'live-events' as const;

  constructor(
    private readonly events: LiveEvents,
    private readonly measure: MeasureLiveEventService,
    private readonly duty: Duty,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const byNotices = [...now].sort((a, b) => b.figures.matched.notices - a.figures.matched.notices);
    return section({
      id: this.id,
      title: 'No amplification around events with a large audience',
      articles: 'Art. 16(6), 34, 35',
      duty:
        'While an event draws a large audience, what is reported about it is decided as quickly as on ordinary days, by people who are on ' +
        'duty for it, so that it does not spread harmful content.',
      criteria: [
        criterion(
          'events-decision-ratio',
          'Slowest event: median time to the decision over that of ordinary days',
          'ratio',
          slowest(now),
          slowest(then),
        ),
        criterion(
          'events-on-duty',
          'Events during which somebody worked or was on call',
          'share',
          staffed(now),
          staffed(then),
        ),
      ],
      figures: [
        figure(
          'events',
          'Live events',
          'count',
          [now.length, then.length],
          'Windows described by the platform that touch the period; cancelled ones left out',
        ),
        figure(
          'event-notices',
          'Notices about them',
          'count',
          [noticesOf(now), noticesOf(then)],
          'Received in a window, about its contents, accounts or tags',
        ),
        figure(
          'peak',
          'Highest notices a minute about an event',
          'number',
          [peakOf(now), peakOf(then)],
          'Over all events of the period',
        ),
        figure('open', 'Items about them undecided by now', 'count', [openOf(now), openOf(then)], 'The same'),
      ],
      charts: byNotices.slice(0, eventsCharted).flatMap(({ figures }, index) => chartsOf(figures, index + 1)),
      tables: [
        table(
          'events',
          'Event by event, beside ordinary days',
          'Notices about the event, and the most of them undecided at once; a minute: all notices; ordinary: all notices in the same hours of up to seven days before without an event.',
          [
            { label: 'Event', unit: 'text' },
            { label: 'From', unit: 'instant' },
            { label: 'To', unit: 'instant' },
            { label: 'Notices', unit: 'count' },
            { label: 'A minute', unit: 'number' },
            { label: 'Ordinary', unit: 'number' },
            { label: 'Backlog, highest', unit: 'number' },
            { label: 'Ordinary', unit: 'number' },
          ],
          now.map(({ figures: { event, matched, all, ordinary } }) => [
            event.name,
            event.startsAt.toISOString(),
            event.endsAt.toISOString(),
            matched.notices,
            all.noticesPerMinute,
            ordinary?.noticesPerMinute ?? null,
            highestBacklog(matched),
            ordinary && highestBacklog(ordinary),
          ]),
        ),
        table(
          'event-times',
          'How quickly, and with how many people',
          'Times from the receipt of a notice about the event; ordinary: as above. People by their shifts that touch the event.',
          [
            { label: 'Event', unit: 'text' },
            { label: 'Decision, median', unit: 'seconds' },
            { label: 'Ordinary', unit: 'seconds' },
            { label: 'Action, median', unit: 'seconds' },
            { label: 'Undecided', unit: 'count' },
            { label: 'Worked', unit: 'count' },
            { label: 'Planned', unit: 'count' },
            { label: 'On call', unit: 'count' },
          ],
          now.map(({ figures: { event, matched, ordinary }, duty }) => [
            event.name,
            medianOf(matched, 'decision'),
            ordinary && medianOf(ordinary, 'decision'),
            medianOf(matched, 'action'),
            matched.open,
            peopleIn(duty.worked),
            peopleIn(duty.planned),
            peopleIn(duty.onCall),
          ]),
        ),
        table(
          'duty',
          'Who was on duty',
          'Shifts that touch an event: worked, planned, or on the rota for pages.',
          [
            { label: 'Event', unit: 'text' },
            { label: 'Person', unit: 'text' },
            { label: 'How', unit: 'text' },
            { label: 'From', unit: 'instant' },
            { label: 'To', unit: 'instant' },
          ],
          now.flatMap(({ figures, duty }) =>
            (['worked', 'planned', 'onCall'] as const).flatMap((how) =>
              duty[how].map((one) => [
                figures.event.name,
                one.alias,
                how === 'onCall' ? 'on call' : how,
                new Date(one.from).toISOString(),
                one.until === null ? null : new Date(one.until).toISOString(),
              ]),
            ),
          ),
        ),
      ],
      evidence: [
        {
          what: 'Events with their figures and notices',
          where: 'GET /v1/platforms/{platform}/live-events · tables live_event, live_event_version',
        },
        { what: 'Shifts planned and worked', where: 'tables planned_shift, worked_shift, rota_shift' },
      ],
      notes: [
        'Notices are matched to an event whenever the report is made: by the contents, accounts and tags that the platform named. A content ' +
          'that it never described can be matched by its id alone.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], { platformId, from, end }: AuditScope): Promise<Watched[]> {
    const watched: Watched[] = [];
    for (const event of await this.events.during(tx, platformId, { from, to: end })) {
      watched.push({
        figures: await this.measure.measure(tx, platformId, event),
        duty: await this.duty.during(tx, platformId, { from: event.startsAt, to: event.endsAt }),
      });
    }
    return watched;
  }
}

type Cohort = LiveEventFigures['matched'];

const timesOf = (cohort: Cohort, step: string) => cohort.times.find((one) => one.step === step);

function medianOf(cohort: Cohort, step: string): number | null {
  return timesOf(cohort, step)?.medianSeconds ?? null;
}

function highestBacklog({ series }: Cohort): number {
  return Math.max(0, ...series.map(({ backlog }) => backlog));
}

/** Of the events with enough on both sides, the one that took longest beside its ordinary days. */
function slowest(events: readonly Watched[]): Measured {
  const ratios = events.flatMap(({ figures: { matched, ordinary } }) => {
    const own = timesOf(matched, 'decision');
    const usual = ordinary && timesOf(ordinary, 'decision');
    if (!own?.medianSeconds || !usual?.medianSeconds) return [];
    const observations = Math.min(own.observations, usual.observations);
    if (observations < thresholds['events-decision-ratio'].observations) return [];
    return [{ value: own.medianSeconds / usual.medianSeconds, observations }];
  });
  return ratios.sort((a, b) => b.value - a.value)[0] ?? unmeasured;
}

function staffed(events: readonly Watched[]): Measured {
  return shareOf(events.filter(({ duty }) => duty.worked.length + duty.onCall.length > 0).length, events.length);
}

const noticesOf = (events: readonly Watched[]) => events.reduce((sum, { figures }) => sum + figures.matched.notices, 0);
const openOf = (events: readonly Watched[]) => events.reduce((sum, { figures }) => sum + figures.matched.open, 0);

function peakOf(events: readonly Watched[]): number | null {
  return events.length === 0 ? null : Math.max(...events.map(({ figures }) => figures.matched.peakPerMinute));
}

function peopleIn(shifts: readonly { readonly staffId: string }[]): number {
  return new Set(shifts.map(({ staffId }) => staffId)).size;
}

function chartsOf({ event, stepMinutes, matched, all, ordinary }: LiveEventFigures, number: number): Chart[] {
  const at = all.series.map(({ minute }) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`);
  const chart = (id: string, title: string, of: 'perMinute' | 'backlog'): Chart => ({
    kind: 'lines',
    id: `event-${number}-${id}`,
    title: `${event.name}: ${title}`,
    description: `In steps of ${stepMinutes} minutes from the start of the event, beside the mean of ordinary days.`,
    unit: 'number',
    at,
    lines: [
      { name: 'about the event', values: matched.series.map((point) => point[of]) },
      { name: 'all notices', values: all.series.map((point) => point[of]) },
      ...(ordinary ? [{ name: 'ordinary days', values: ordinary.series.map((point) => point[of]) }] : []),
    ],
  });
  return [chart('rate', 'notices a minute', 'perMinute'), chart('backlog', 'undecided', 'backlog')];
}
