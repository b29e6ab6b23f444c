/** British order of day and month for English: the month as a word leaves no doubt anywhere. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** An instant for people, such as `22 November 2026 at 12:37 CET`: in the platform's zone, which is named, as nobody knows the reader's. */
export function writtenInstant(at: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(at);
}
