import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import { redressWords, type Redress, type SpokenLanguage } from '../platforms/index.js';
import { misuseWords } from './misuse-words.js';
import type { MisuseKind } from './misuse.rules.js';

interface Values {
  readonly serviceName: string;
  readonly timeZone: string;
  readonly id: string;
  readonly reasons: string;
  readonly contact: (language: string) => string[];
}

interface Numbers {
  readonly counted: number;
  readonly total: number;
  readonly windowFrom: Date;
}

export interface WarningValues extends Values, Numbers {
  readonly kind: MisuseKind;
}

export interface SuspensionValues extends Values, Numbers {
  readonly kind: Exclude<MisuseKind, 'content'>;
  readonly endsAt: Date;
  readonly assessment: string;
  readonly intention: string | null;
  readonly redress: readonly Redress[];
  /** Where they complain; null where no internal complaint is owed. */
  readonly complaintUrl: string | null;
}

export interface SuspensionEndedValues extends Values {
  readonly endedAt: Date;
}

/** Art. 23(1), (2): the prior warning, with the numbers and the reasons. */
export const warningTemplate = template<WarningValues>({
  name: 'misuse-warning',
  version: 1,
  languages: { en: warningIn('en'), de: warningIn('de'), fr: warningIn('fr') },
});

/** Art. 23(2): that processing is suspended, until when, why, and what can be done about it. */
export const suspensionTemplate = template<SuspensionValues>({
  name: 'misuse-suspension',
  version: 1,
  languages: { en: suspensionIn('en'), de: suspensionIn('de'), fr: suspensionIn('fr') },
});

export const suspensionEndedTemplate = template<SuspensionEndedValues>({
  name: 'misuse-suspension-ended',
  version: 1,
  languages: { en: endIn('en'), de: endIn('de'), fr: endIn('fr') },
});

function warningIn(language: SpokenLanguage): Wording<WarningValues> {
  const words = misuseWords[language];
  return {
    subject: ({ serviceName }) => words.warningSubject(serviceName),
    text: ({ kind, counted, total, windowFrom, timeZone, ...values }) =>
      letter(
        words.warned[kind](counted, Math.max(total, counted), writtenInstant(windowFrom, language, timeZone)),
        words.warning[kind],
        `${words.reasons}:\n${values.reasons}`,
        `${words.named} ${values.id}`,
        values.contact(language).join('\n'),
      ),
  };
}

function suspensionIn(language: SpokenLanguage): Wording<SuspensionValues> {
  const words = misuseWords[language];
  return {
    subject: ({ serviceName }) => words.suspensionSubject(serviceName),
    text: ({ kind, endsAt, timeZone, counted, total, windowFrom, ...values }) =>
      letter(
        words.suspended[kind](writtenInstant(endsAt, language, timeZone)),
        words.stillReceived,
        `${words.reasons}:\n${values.reasons}`,
        [
          `${words.weighed}:`,
          `- ${words.numbers(counted, Math.max(total, counted), writtenInstant(windowFrom, language, timeZone))}`,
          `- ${values.assessment}`,
          ...(values.intention ? [`- ${words.intention}: ${values.intention}`] : []),
        ].join('\n'),
        [`${words.redress}:`, ...values.redress.map((way) => `- ${redressWords[language][way]}`)].join('\n'),
        values.complaintUrl && `${words.complain}\n${values.complaintUrl}`,
        `${words.named} ${values.id}`,
        values.contact(language).join('\n'),
      ),
  };
}

function endIn(language: SpokenLanguage): Wording<SuspensionEndedValues> {
  const words = misuseWords[language];
  return {
    subject: ({ serviceName }) => words.endedSubject(serviceName),
    text: ({ endedAt, timeZone, reasons, id, contact }) =>
      letter(
        words.ended(writtenInstant(endedAt, language, timeZone)),
        `${words.reasons}:\n${reasons}`,
        `${words.named} ${id}`,
        contact(language).join('\n'),
      ),
  };
}

function letter(...paragraphs: (string | null)[]): string {
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}
