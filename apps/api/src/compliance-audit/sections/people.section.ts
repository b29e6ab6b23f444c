import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { forecastDays, forecastOf, type Forecast, type WorkDay } from '../forecast.rules.js';
import { notKnown } from '../names.js';
import { criterion, figure, section, shareOf, table, unmeasured, type Measured } from '../section-parts.js';
import { PeopleQuery, type LanguageLoad, type Staffing } from './people.query.js';

/** Art. 16(6), 20(6), 42(2): there are people enough for the work, in its languages. */
@Injectable()
export class PeopleSection implements SectionSource {
  readonly id = 'enough-people' as const;

  constructor(private readonly query: PeopleQuery) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const load = await this.query.load(tx, scope);
    return section({
      id: this.id,
      title: 'Enough people, in the languages of the notices',
      articles: 'Art. 16(6), 20(6), 42(2)',
      duty:
        'Notices and complaints are decided diligently and in time by qualified people who understand the language; the means keep ' +
        'pace with what comes in.',
      criteria: [
        criterion(
          'languages-spoken',
          'Notices in a language that a moderator speaks',
          'share',
          spoken(now.languages),
          spoken(then.languages),
        ),
        criterion(
          'days-of-work-waiting',
          'Work that waits at the end, at the present pace',
          'days',
          daysOfWork(now),
          daysOfWork(then),
        ),
        criterion(
          'backlog-in-30-days',
          `Backlog ${forecastDays} days after the end, over the backlog at the end`,
          'ratio',
          growth(now),
          growth(then),
        ),
      ],
      figures: [
        figure(
          'moderators',
          'Moderators',
          'count',
          [now.staffing.moderators, then.staffing.moderators],
          'Moderators and senior moderators at the end of the period',
        ),
        figure(
          'with-profile',
          'Of these, with a profile',
          'count',
          [now.staffing.withProfile, then.staffing.withProfile],
          'Their languages count from CEFR B2 on; those of the others as the register of staff names them, whatever the level',
        ),
        figure(
          'full-time-equivalents',
          'Full-time equivalents',
          'number',
          [now.staffing.fullTimeEquivalents, then.staffing.fullTimeEquivalents],
          'By the profiles at the end of the period; whoever has none is not in it',
          now.staffing.withProfile,
        ),
        figure(
          'hours-worked',
          'Hours worked',
          'number',
          [now.staffing.hours, then.staffing.hours],
          'Shifts that moderators worked within the period, as far as they were written down',
        ),
        figure(
          'per-hour',
          'Cases decided an hour worked',
          'number',
          [perHour(now), perHour(then)],
          'Cases decided in the period over these hours',
          now.decided,
        ),
        figure(
          'opened-per-day',
          'Cases opened a day',
          'number',
          [now.forecast?.openedPerDay ?? null, then.forecast?.openedPerDay ?? null],
          'Mean of the last 28 days of the period',
        ),
        figure(
          'decided-per-day',
          'Cases decided a day',
          'number',
          [now.forecast?.decidedPerDay ?? null, then.forecast?.decidedPerDay ?? null],
          'The same',
        ),
        figure(
          'per-moderator',
          'Cases decided per moderator and day',
          'number',
          [perModerator(now), perModerator(then)],
          'The same, by moderators at the end',
        ),
        figure(
          'backlog',
          'Cases undecided at the end',
          'count',
          [now.backlog, then.backlog],
          'All cases opened before the end',
        ),
        figure(
          'forecast',
          `Backlog in ${forecastDays} days`,
          'number',
          [now.forecast?.backlogAhead ?? null, then.forecast?.backlogAhead ?? null],
          'Forecast, a straight line: see the note',
        ),
      ],
      charts: [
        {
          kind: 'lines',
          id: 'backlog',
          title: 'Cases undecided at the end of each day',
          description: `The backlog began at ${now.days[0]?.backlog ?? 0} cases and ended at ${now.backlog ?? 0}.`,
          unit: 'count',
          at: now.days.map(({ day }) => day.slice(5)),
          lines: [
            { name: 'undecided', values: now.days.map(({ backlog }) => backlog) },
            { name: 'opened that day', values: now.days.map(({ opened }) => opened) },
            { name: 'decided that day', values: now.days.map(({ decided }) => decided) },
          ],
        },
        {
          kind: 'bars',
          id: 'notices-per-moderator',
          title: 'Notices for each moderator who speaks the language',
          description:
            'Notices of the period in each language over the moderators who speak it; without a bar where nobody does.',
          unit: 'number',
          bars: now.languages
            .filter(({ notices }) => notices > 0)
            .slice(0, 15)
            .map((one) => ({
              label: one.moderators === 0 ? `${one.language ?? notKnown}: nobody` : (one.language ?? notKnown),
              value: one.moderators === 0 ? null : one.notices / one.moderators,
              observations: one.notices,
            })),
        },
      ],
      tables: [
        table(
          'languages',
          'Moderators by language, beside the notices in it',
          'A person counts in each language: by the profile at CEFR B2 or better, else as the register of staff says. Languages by their first part: de-AT is de.',
          [
            { label: 'Language', unit: 'text' },
            { label: 'Notices', unit: 'count' },
            { label: 'Share', unit: 'share' },
            { label: 'Undecided at the end', unit: 'count' },
            { label: 'Moderators', unit: 'count' },
          ],
          now.languages.map((one) => [
            one.language ?? notKnown,
            one.notices,
            now.notices === 0 ? null : one.notices / now.notices,
            one.undecided,
            one.moderators,
          ]),
        ),
        table(
          'load',
          'Load per moderator',
          'Decisions by people; days are those on which the person decided something, hours those of the shifts worked.',
          [
            { label: 'Moderator', unit: 'text' },
            { label: 'Role', unit: 'text' },
            { label: 'Languages', unit: 'text' },
            { label: 'Decisions', unit: 'count' },
            { label: 'Complaints', unit: 'count' },
            { label: 'Days', unit: 'count' },
            { label: 'A day', unit: 'number' },
            { label: 'Hours', unit: 'number' },
            { label: 'An hour', unit: 'number' },
          ],
          load.map((one) => [
            one.alias,
            one.role,
            one.languages.join(' '),
            one.decisions,
            one.complaints,
            one.activeDays,
            one.activeDays === 0 ? null : (one.decisions + one.complaints) / one.activeDays,
            one.hours,
            one.hours === null || one.hours === 0 ? null : (one.decisions + one.complaints) / one.hours,
          ]),
        ),
        table(
          'days',
          'Day by day',
          'Cases, days in the platform’s zone.',
          [
            { label: 'Day', unit: 'text' },
            { label: 'Opened', unit: 'count' },
            { label: 'Decided', unit: 'count' },
            { label: 'Undecided', unit: 'count' },
          ],
          now.days.map(({ day, opened, decided, backlog }) => [day, opened, decided, backlog]),
        ),
      ],
      evidence: [
        {
          what: 'Moderators, roles and languages',
          where: 'GET /v1/platforms/{platform}/staff · tables staff_member, staff_profile',
        },
        {
          what: 'Shifts planned and worked',
          where: 'GET /v1/platforms/{platform}/worked-shifts · tables planned_shift, worked_shift',
        },
        { what: 'Cases with the instants of opening and decision', where: 'table review_case' },
        {
          what: 'Who decided what',
          where: 'tables decision, complaint_decision · audit entries decision.made, complaint.decided',
        },
      ],
      notes: [
        `Forecast: the mean daily intake less the mean daily output of the last 28 days, carried on for ${forecastDays} days. Four whole weeks, ` +
          'so that no weekday weighs more; no season, no events. With less than a week on record there is none.',
        'Moderators stand by their alias. What the provider declares for the transparency report (full-time equivalents, qualifications) ' +
          'is kept there, and is not what is counted here.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    const days = await this.query.days(tx, scope);
    const languages = await this.query.languages(tx, scope);
    return {
      days,
      languages,
      notices: languages.reduce((sum, { notices }) => sum + notices, 0),
      staffing: await this.query.staffing(tx, scope),
      backlog: days.at(-1)?.backlog ?? null,
      forecast: forecastOf(days),
      decided: days.reduce((sum, { decided }) => sum + decided, 0),
    };
  }
}

interface Work {
  readonly days: readonly WorkDay[];
  readonly forecast: Forecast | null;
  readonly backlog: number | null;
  readonly staffing: Staffing;
  readonly decided: number;
}

/** Of the notices whose language is known. */
function spoken(languages: readonly LanguageLoad[]): Measured {
  const known = languages.filter(({ language }) => language !== null);
  const all = known.reduce((sum, { notices }) => sum + notices, 0);
  const covered = known.filter(({ moderators }) => moderators > 0).reduce((sum, { notices }) => sum + notices, 0);
  return shareOf(covered, all);
}

/** Nothing decided while something waits never ends: said as a year. */
const aYear = 365;

function daysOfWork({ forecast, backlog, decided }: Work): Measured {
  if (!forecast) return unmeasured;
  return { value: forecast.daysOfWork ?? aYear, observations: decided + (backlog ?? 0) };
}

function growth({ forecast, backlog, decided }: Work): Measured {
  if (!forecast || backlog === null) return unmeasured;
  const observations = decided + backlog;
  if (backlog === 0) return { value: forecast.backlogAhead === 0 ? 1 : null, observations };
  return { value: forecast.backlogAhead / backlog, observations };
}

function perModerator({ forecast, staffing: { moderators } }: Work): number | null {
  return forecast && moderators > 0 ? forecast.decidedPerDay / moderators : null;
}

function perHour({ decided, staffing: { hours } }: Work): number | null {
  return hours === null || hours === 0 ? null : decided / hours;
}
