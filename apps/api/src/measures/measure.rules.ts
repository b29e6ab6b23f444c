import { automationFaults, filingFaults, groundFaults, mayEnd, territoryCode } from '../decisions/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { MeasureContent } from './measure.js';

/** How far the clock of a platform may go ahead of ours; equal to `measure_not_in_the_future`. */
export const clocksApartMs = 5 * 60_000;

const dayMs = 86_400_000;
const isLanguage = /^[a-z]{2}$/;

export interface MeasureBounds {
  readonly now: Date;
  /** The first day of which measures are still taken, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly restrictionTypes: readonly RestrictionType[];
}

/** The first day of the month that many months before, in UTC. */
export function firstDayTaken(now: Date, lateMonths: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - lateMonths, 1)).toISOString().slice(0, 10);
}

/** What is wrong with a measure, its instants in UTC, before anything is looked up; [] when nothing is. */
export function measureFaults(measure: MeasureContent, bounds: MeasureBounds): FieldError[] {
  const { ground, category, keyword, otherDescription, automation } = measure;
  return [
    ...dateFaults(measure, bounds),
    ...(measure.facts.trim() === '' ? [{ pointer: '#/facts', detail: 'must say what was found' }] : []), // Art. 17(3)(b)
    ...groundFaults(ground),
    ...filingFaults({ ground, category, keyword, otherDescription }),
    ...automationFaults({ automation }),
    ...restrictionFaults(measure, bounds),
    ...languageFaults(measure),
    ...repeatFaults(measure),
    ...statementFaults(measure, bounds),
  ];
}

function dateFaults(measure: MeasureContent, { now, firstDay }: MeasureBounds): FieldError[] {
  const faults: FieldError[] = [];
  const occurredAt = Date.parse(measure.occurredAt);
  if (occurredAt > now.getTime() + clocksApartMs) {
    faults.push({ pointer: '#/occurredAt', detail: 'must not lie in the future' });
  }
  const daysApart = (Date.parse(measure.appliedOn) - Math.floor(occurredAt / dayMs) * dayMs) / dayMs;
  if (Math.abs(daysApart) > 1) {
    faults.push({ pointer: '#/appliedOn', detail: 'must be the UTC day of occurredAt, or the day before or after it' });
  } else if (measure.appliedOn < firstDay) {
    faults.push({ pointer: '#/appliedOn', detail: `must not lie before ${firstDay}: measures are taken no later` });
  }
  return faults;
}

function restrictionFaults(measure: MeasureContent, bounds: MeasureBounds): FieldError[] {
  const faults: FieldError[] = [];
  const { restrictionTypes, territory, endsAt } = measure;
  restrictionTypes.forEach((type, index) => {
    const pointer = `#/restrictionTypes/${index}`;
    if (!bounds.restrictionTypes.includes(type)) {
      faults.push({ pointer, detail: 'is not one that the platform can impose' });
    }
    if (restrictionTypes.indexOf(type) < index) faults.push({ pointer, detail: 'is there already' });
  });
  territory?.forEach((code, index) => {
    if (!territoryCode(code)) {
      faults.push({ pointer: `#/territory/${index}`, detail: 'must be a state of the EU or EEA (ISO 3166-1)' });
    }
  });
  if (territory?.length === 0) {
    faults.push({ pointer: '#/territory', detail: 'must name a state, or be left out for all Member States' });
  }
  if (endsAt !== undefined && !restrictionTypes.every(mayEnd)) {
    faults.push({ pointer: '#/endsAt', detail: 'goes with temporary restrictions only: a termination does not end' });
  } else if (endsAt !== undefined && Date.parse(endsAt) <= Date.parse(measure.occurredAt)) {
    faults.push({ pointer: '#/endsAt', detail: 'must lie after occurredAt' });
  }
  return faults;
}

function languageFaults({ content, recipient }: MeasureContent): FieldError[] {
  const detail = 'must be a language (ISO 639-1, two small letters)';
  const isWrong = (language: string | undefined) => language !== undefined && !isLanguage.test(language);
  return [
    ...(isWrong(content.language) ? [{ pointer: '#/content/language', detail }] : []),
    ...(isWrong(recipient?.language) ? [{ pointer: '#/recipient/language', detail }] : []),
  ];
}

function repeatFaults({ repeats, appliedOn, measureId }: MeasureContent): FieldError[] {
  if (!repeats) return [];
  const namesMeasure = repeats.appliedOn !== undefined && repeats.measureId !== undefined;
  const namesHalf = (repeats.appliedOn === undefined) !== (repeats.measureId === undefined);
  if (namesHalf || namesMeasure === (repeats.decisionId !== undefined)) {
    return [{ pointer: '#/repeats', detail: 'must name either a decision, or appliedOn and measureId of a measure' }];
  }
  return repeats.appliedOn === appliedOn && repeats.measureId === measureId
    ? [{ pointer: '#/repeats', detail: 'must be another measure' }]
    : [];
}

function statementFaults({ statement, occurredAt }: MeasureContent, { now }: MeasureBounds): FieldError[] {
  if (statement?.sentAt === undefined) return [];
  if (statement.exemption !== undefined) {
    return [{ pointer: '#/statement/exemption', detail: 'does not go with sentAt: the recipient was told' }];
  }
  if (Date.parse(statement.sentAt) > now.getTime() + clocksApartMs) {
    return [{ pointer: '#/statement/sentAt', detail: 'must not lie in the future: nobody was told yet' }];
  }
  return Date.parse(statement.sentAt) < Date.parse(occurredAt) - dayMs
    ? [{ pointer: '#/statement/sentAt', detail: 'must not lie more than a day before occurredAt' }]
    : [];
}

/** How a recipient is told of a measure (Art. 17(2)): nothing is sent for `by-platform` and `not-owed`. */
export type Telling =
  'by-platform' | 'not-owed' | 'by-mail' | 'by-webhook' | 'deceptive-high-volume' | 'no-contact-details';

export interface TellingFacts {
  readonly statement: MeasureContent['statement'];
  /** What the platform says of itself knowing a contact. */
  readonly contactKnown: boolean | undefined;
  readonly hasEmail: boolean;
  readonly platform: { readonly speaksForRecipients: boolean; readonly owesStatements: boolean };
}

/**
 * A platform that speaks for its recipients tells them itself, and its own systems need no message of ours to do so. Otherwise a
 * mail goes to the address that it has described, or to the platform where only it knows the address.
 */
export function tellingOf({ statement, contactKnown, hasEmail, platform }: TellingFacts): Telling {
  if (statement?.sentAt !== undefined) return 'by-platform';
  if (statement?.exemption !== undefined) return statement.exemption;
  if (contactKnown === false) return 'no-contact-details';
  if (platform.speaksForRecipients) return 'by-platform';
  if (!platform.owesStatements) return 'not-owed';
  if (hasEmail) return 'by-mail';
  return contactKnown ? 'by-webhook' : 'no-contact-details';
}

/** What is wrong with the instant at which the platform took back a measure, or a part of it; undefined when nothing is. */
export function wrongReversalInstant(reversedAt: Date, occurredAt: Date, now: Date): string | undefined {
  if (reversedAt < occurredAt) return 'must not lie before the measure';
  if (reversedAt.getTime() > now.getTime() + clocksApartMs) return 'must not lie in the future';
  return undefined;
}
