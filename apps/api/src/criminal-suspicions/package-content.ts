import { DateTime } from 'luxon';

/** An instant as an authority needs it: with the service's own zone (recital 56). */
export interface ZonedInstant {
  readonly utc: string;
  readonly local: string;
  readonly timeZone: string;
}

export function zoned(at: Date | null, timeZone: string): ZonedInstant | null {
  if (at === null) return null;
  const local = DateTime.fromJSDate(at, { zone: timeZone }).toISO({ suppressMilliseconds: true });
  return { utc: at.toISOString(), local: local ?? at.toISOString(), timeZone };
}

/** A file name of a package: the notice's reference, the position, and the end that its type has. */
export function attachmentName(noticeReference: string, position: number, mediaType: string): string {
  const ending = mediaType === 'text/plain' ? 'txt' : (mediaType.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'bin');
  return `attachments/${noticeReference}-${position}.${ending}`;
}
